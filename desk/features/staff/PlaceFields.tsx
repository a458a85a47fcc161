import { ROLE_NAMES, ROLES, type Role, StaffNameSchema } from '@domain/staff'
import { Form, Input, Select } from 'antd'
import { rule } from '../../components/form'
import { VillageSelect } from '../../components/VillageSelect'

const DOES: Record<Role, string> = {
  admin: '什么都能办，还管工作人员和本镇设置',
  officer: '司法所的日常工作，能看全镇的记录',
  adviser: '只看自己值班日的预约，写普法内容、答提问',
  village: '只看本村的，替本村人预约、登记矛盾纠纷',
}
const options = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))

/** Name, role, and what the role is tied to. */
export function PlaceFields() {
  const role = Form.useWatch<Role | undefined>('role')
  return (
    <>
      <Form.Item label="姓名" name="name" rules={[rule(StaffNameSchema)]} validateTrigger="onBlur">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item label="角色" name="role" extra={role ? DOES[role] : null}>
        <Select<Role> options={options} placeholder="选角色" />
      </Form.Item>
      {role === 'adviser' ? (
        <Form.Item label="值班表上的名字" name="adviser" extra="要和值班安排里写的一样，他才看得到自己的值班日。">
          <Input autoComplete="off" />
        </Form.Item>
      ) : null}
      {role === 'village' ? (
        <Form.Item label="村" name="villageId">
          <VillageSelect />
        </Form.Item>
      ) : null}
    </>
  )
}
