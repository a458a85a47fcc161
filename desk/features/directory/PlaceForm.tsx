import { PlaceSchema } from '@domain/directory'
import { Form, Input, InputNumber } from 'antd'
import { ActionForm } from '../../components/ActionForm'
import type { EditedAs } from './edited'
import { useSave } from './useSave'

/** Where people come to, when it is open, and where it lies. */
export function PlaceForm({ edited, onDone }: { edited: EditedAs<'place'>; onDone: () => void }) {
  const { value, revision } = edited
  const save = useSave(onDone)
  return (
    <ActionForm
      schema={PlaceSchema}
      initial={value}
      shape={(typed) => ({ ...typed, id: value.id })}
      onSubmit={(place) => save.mutate({ body: { entry: { of: 'place', value: place }, revision } })}
      pending={save.isPending}
      error={save.error}
      okText="存好"
    >
      <Form.Item label="名称" name="name" extra="排班里用的就是这个名称，改了请把值班规则里的也改过来。">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item label="地址" name="address">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="开门时间" name="hours">
        <Input maxLength={60} placeholder="例如：工作日上午 9 点到 11 点半" />
      </Form.Item>
      <div className="field-row">
        <Form.Item label="纬度" name="latitude">
          <InputNumber controls={false} />
        </Form.Item>
        <Form.Item label="经度" name="longitude">
          <InputNumber controls={false} />
        </Form.Item>
      </div>
      <p className="hint">在腾讯地图“坐标拾取”里点一下就有：前一个数是纬度，后一个是经度。</p>
    </ActionForm>
  )
}
