import { VillageSchema } from '@domain/directory'
import { Form, Input, InputNumber } from 'antd'
import { ActionForm } from '../../components/ActionForm'
import type { EditedAs } from './edited'
import { useSave } from './useSave'

/** A village's name and how many live there. */
export function VillageForm({ edited, onDone }: { edited: EditedAs<'village'>; onDone: () => void }) {
  const { value, revision } = edited
  const save = useSave(onDone)
  return (
    <ActionForm
      schema={VillageSchema}
      initial={value}
      shape={(typed) => ({ ...typed, id: value.id })}
      onSubmit={(village) => save.mutate({ body: { entry: { of: 'village', value: village }, revision } })}
      pending={save.isPending}
      error={save.error}
      okText="存好"
    >
      <Form.Item label="村名" name="name">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item label="人口（可不填，问卷定目标用）" name="population">
        <InputNumber min={0} precision={0} />
      </Form.Item>
    </ActionForm>
  )
}
