import type { RosterChange } from '@domain/roster'
import type { LocalDate } from '@domain/time'
import { Form, Input, Select } from 'antd'
import { ActionForm } from '../../components/ActionForm'
import { DateField } from '../../components/DateField'
import {
  AddedSchema,
  ChangedSchema,
  DutyRuleSchema,
  fieldsOf,
  MovedSchema,
  newId,
  type RosterDay,
  RULE_START,
  WEEKDAYS,
} from './change'
import { DutyFields } from './DutyFields'

interface FormProps {
  names: { advisers: readonly string[]; places: readonly string[] }
  /** Goes on to the look at the effect. */
  onChange: (change: RosterChange) => void
}

const weekdayOptions = WEEKDAYS.map((label, index) => ({ value: index + 1, label }))

const looking = { pending: false, error: null, okText: '下一步：看影响' } as const

/** A weekly rule, new or to be changed. */
export const RuleForm = ({
  rule,
  today,
  names,
  onChange,
}: FormProps & { rule?: object | undefined; today: LocalDate }) => (
  <ActionForm
    {...looking}
    schema={DutyRuleSchema}
    initial={{ id: newId('rule'), ...RULE_START, from: today, ...rule }}
    onSubmit={(checked) => onChange({ kind: 'put-rule', rule: checked })}
  >
    <Form.Item name="id" hidden>
      <Input />
    </Form.Item>
    <Form.Item label="每周哪一天" name="weekday">
      <Select options={weekdayOptions} />
    </Form.Item>
    <DutyFields {...names} />
    <div className="field-row dates">
      <Form.Item label="从哪天起" name="from">
        <DateField />
      </Form.Item>
      <Form.Item label="到哪天止（可不填）" name="to">
        <DateField allowClear />
      </Form.Item>
    </div>
  </ActionForm>
)

/** A duty day outside the rules. */
export const AddedForm = ({ date, names, onChange }: FormProps & { date: LocalDate }) => (
  <ActionForm
    {...looking}
    schema={AddedSchema}
    initial={{ ...RULE_START, date }}
    shape={(typed) => ({ ...typed, kind: 'added', dayId: newId('day') })}
    onSubmit={(exception) => onChange({ kind: 'except', exception })}
  >
    <Form.Item label="哪一天" name="date">
      <DateField />
    </Form.Item>
    <DutyFields {...names} />
  </ActionForm>
)

/** Other hours, another adviser or place for one duty day. */
export const ChangedForm = ({ date, day, names, onChange }: FormProps & { date: LocalDate; day: RosterDay }) => (
  <ActionForm
    {...looking}
    schema={ChangedSchema}
    initial={fieldsOf(date, day)}
    shape={(typed) => ({ ...typed, kind: 'changed', dayId: day.id })}
    onSubmit={(exception) => onChange({ kind: 'except', exception })}
  >
    <DutyFields {...names} />
  </ActionForm>
)

/** One duty day on another date. */
export const MovedForm = ({
  date,
  day,
  onChange,
}: Pick<FormProps, 'onChange'> & { date: LocalDate; day: RosterDay }) => (
  <ActionForm
    {...looking}
    schema={MovedSchema}
    initial={{ date }}
    shape={(typed) => ({ ...typed, kind: 'moved', dayId: day.id })}
    onSubmit={(exception) => onChange({ kind: 'except', exception })}
  >
    <Form.Item label="挪到哪一天" name="date">
      <DateField />
    </Form.Item>
  </ActionForm>
)
