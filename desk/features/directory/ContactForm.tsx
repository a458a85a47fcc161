import { CONTACT_KINDS, ContactSchema } from '@domain/directory'
import { TOPIC_NAMES } from '@domain/topics'
import { Button, Form, Input, InputNumber, Popconfirm, Select } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { VillageSelect } from '../../components/VillageSelect'
import type { EditedAs } from './edited'
import { DIRECTORY_READS, useSave } from './useSave'

const kinds = Object.entries(CONTACT_KINDS).map(([value, label]) => ({ value, label }))
const topics = Object.entries(TOPIC_NAMES).map(([value, label]) => ({ value, label }))

/** Adds or changes whom to call. */
export function ContactForm({ edited, onDone }: { edited: EditedAs<'contact'>; onDone: () => void }) {
  const { value, revision, fresh, office } = edited
  const save = useSave(onDone)
  const remove = useAct('deskRemoveEntry', { done: '拿掉了', refresh: DIRECTORY_READS, sayFault: true, onDone })
  return (
    <ActionForm
      schema={ContactSchema}
      initial={value}
      shape={(typed) => ({ ...typed, id: value.id })}
      onSubmit={(contact) => save.mutate({ body: { entry: { of: 'contact', value: contact }, revision } })}
      pending={save.isPending}
      error={save.error}
      okText="存好"
      more={
        fresh || office ? null : (
          <Popconfirm
            title="从通讯录里拿掉？"
            description="居民就看不到了。改动记录里还在，需要时可以再加。"
            okText="拿掉"
            cancelText="不拿"
            onConfirm={() => remove.mutate({ body: { of: 'contact', id: value.id, revision } })}
          >
            <Button danger type="text">
              拿掉
            </Button>
          </Popconfirm>
        )
      }
    >
      <Form.Item label="类别" name="kind">
        <Select options={kinds} disabled={office ?? false} />
      </Form.Item>
      <Form.Item label="姓名或名称" name="name">
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item label="电话（没公布就空着，不要写猜的）" name="phone">
        <Input inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item label="哪个村的（镇上、县里的不选）" name="villageId">
        <VillageSelect />
      </Form.Item>
      <Form.Item label="找他办什么，用老百姓的话写" name="purpose">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="什么时候能找到（可不填）" name="hours">
        <Input maxLength={60} placeholder="例如：工作日上午 9 点到 11 点" />
      </Form.Item>
      <Form.Item label="地址（可不填）" name="address">
        <Input maxLength={100} />
      </Form.Item>
      <div className="field-row">
        <Form.Item label="纬度（可不填）" name="latitude">
          <InputNumber controls={false} />
        </Form.Item>
        <Form.Item label="经度（可不填）" name="longitude">
          <InputNumber controls={false} />
        </Form.Item>
      </div>
      <Form.Item label="能帮哪方面的事（搜索时推荐，可不填）" name="topics">
        <Select mode="multiple" options={topics} optionFilterProp="label" />
      </Form.Item>
    </ActionForm>
  )
}
