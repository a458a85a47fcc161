import { AccountSchema, StaffInvitationSchema } from '@domain/staff'
import { Button, Form, Input } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { rule } from '../../components/form'
import { LinkShown } from './LinkShown'
import { PlaceFields } from './PlaceFields'

/** Adds somebody and shows the link they get in by. */
export function InviteForm({ onDone }: { onDone: () => void }) {
  const invite = useAct('deskInvite', { refresh: ['deskStaff'] })
  if (invite.data)
    return (
      <>
        <LinkShown link={invite.data} />
        <Button onClick={onDone}>办好了</Button>
      </>
    )
  return (
    <ActionForm
      schema={StaffInvitationSchema}
      onSubmit={(body) => invite.mutate({ body })}
      pending={invite.isPending}
      error={invite.error}
      okText="生成链接"
      onCancel={onDone}
    >
      <Form.Item
        label="账号"
        name="account"
        rules={[rule(AccountSchema)]}
        validateTrigger="onBlur"
        extra="登录时用，小写字母和数字，例如 zhangsan。以后不能改。"
      >
        <Input autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <PlaceFields />
    </ActionForm>
  )
}
