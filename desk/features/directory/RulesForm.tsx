import { VillageRulesSchema } from '@domain/village-rules'
import { Button, Form, Popconfirm } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { DateField } from '../../components/DateField'
import { GrowingText } from '../../components/GrowingText'
import type { EditedAs } from './edited'
import { DIRECTORY_READS, useSave } from './useSave'

/** A village's own rules: the text as it was adopted, and its two dates. */
export function RulesForm({ edited, onDone }: { edited: EditedAs<'rules'>; onDone: () => void }) {
  const { value, revision, village } = edited
  const save = useSave(onDone)
  const remove = useAct('deskRemoveEntry', { done: '撤下了', refresh: DIRECTORY_READS, sayFault: true, onDone })
  return (
    <ActionForm
      schema={VillageRulesSchema}
      initial={value}
      shape={(typed) => ({ ...typed, villageId: value.villageId })}
      onSubmit={(rules) => save.mutate({ body: { entry: { of: 'rules', value: rules }, revision } })}
      pending={save.isPending}
      error={save.error}
      okText="存好"
      more={
        value.text ? (
          <Popconfirm
            title="撤下村规民约？"
            description="居民会看到“待公布”。"
            okText="撤下"
            cancelText="不撤"
            onConfirm={() => remove.mutate({ body: { of: 'rules', id: value.villageId, revision } })}
          >
            <Button danger type="text">
              撤下
            </Button>
          </Popconfirm>
        ) : null
      }
    >
      <p className="hint">{village}：照村民会议通过的原文录，一条一段。没有原文就先不录，居民会看到“待公布”。</p>
      <Form.Item label="全文" name="text">
        <GrowingText minRows={12} maxLength={20000} />
      </Form.Item>
      <div className="field-row dates">
        <Form.Item label="通过日期" name="adoptedOn">
          <DateField allowClear />
        </Form.Item>
        <Form.Item label="合法性审查日期" name="reviewedOn">
          <DateField allowClear />
        </Form.Item>
      </div>
    </ActionForm>
  )
}
