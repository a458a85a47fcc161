import { AUDIENCE_NAMES, AUDIENCES, type Audience } from '@domain/audiences'
import { PICTURE_NAMES } from '@domain/survey-pictures'
import { TOPIC_NAMES, type Topic } from '@domain/topics'
import { Button, Checkbox, Input, Select } from 'antd'
import { FieldFault, useFieldFault } from './faults'
import { type FormOption, freshId, moved, replaced } from './form'
import { MoveButtons } from './MoveButtons'

interface OptionListProps {
  kind: 'single' | 'multiple' | 'ranking'
  options: readonly FormOption[]
  path: string
  onChange: (options: FormOption[]) => void
}

/** A question's options in their order, each with what choosing it means. */
export function OptionList({ kind, options, path, onChange }: OptionListProps) {
  const add = () =>
    onChange([
      ...options,
      {
        id: freshId(
          'o',
          options.map(({ id }) => id),
        ),
        text: '',
      },
    ])
  return (
    <fieldset className="option-list">
      <legend>选项</legend>
      {options.map((option, at) => (
        <OptionRow
          key={option.id}
          kind={kind}
          option={option}
          number={at + 1}
          last={at === options.length - 1}
          path={`${path}.${at}`}
          onChange={(next) => onChange(replaced(options, at, next))}
          onMove={(by) => onChange(moved(options, at, at + by))}
        />
      ))}
      <FieldFault path={path} />
      <Button onClick={add}>加一个选项</Button>
    </fieldset>
  )
}

interface OptionRowProps {
  kind: OptionListProps['kind']
  option: FormOption
  number: number
  last: boolean
  path: string
  /** Undefined: taken out. */
  onChange: (option: FormOption | undefined) => void
  onMove: (by: -1 | 1) => void
}

function OptionRow({ kind, option, number, last, path, onChange, onMove }: OptionRowProps) {
  const name = `第 ${number} 个选项`
  const { audience: _, picture: __, ...bare } = option
  const withOptional = (audience: Audience | undefined, picture: string | undefined) =>
    onChange({ ...bare, ...(audience ? { audience } : {}), ...(picture ? { picture } : {}) })
  return (
    <div className="option-row">
      <div className="option-line">
        <Input
          aria-label={name}
          placeholder={name}
          maxLength={100}
          status={useFieldFault(`${path}.text`).status}
          value={option.text}
          onChange={(event) => onChange({ ...option, text: event.target.value })}
        />
        <MoveButtons
          what={name}
          canUp={number > 1}
          canDown={!last}
          onMove={onMove}
          onDelete={() => onChange(undefined)}
        />
      </div>
      <FieldFault path={`${path}.text`} />
      <div className="option-line">
        <Select<Topic[]>
          mode="multiple"
          aria-label={`${name}算进哪些主题`}
          placeholder="算进哪些主题的需求"
          optionFilterProp="label"
          value={(option.topics ?? []) as Topic[]}
          options={Object.entries(TOPIC_NAMES).map(([value, label]) => ({ value: value as Topic, label }))}
          onChange={(topics) => onChange({ ...option, topics })}
        />
        <Select
          allowClear
          aria-label={`${name}的图`}
          placeholder="配图"
          showSearch={{ optionFilterProp: 'label' }}
          value={option.picture ?? null}
          options={Object.entries(PICTURE_NAMES).map(([value, label]) => ({ value, label: `图：${label}` }))}
          onChange={(picture: string | null) => withOptional(option.audience, picture ?? undefined)}
        />
        {kind === 'single' ? (
          <Select
            allowClear
            aria-label={`${name}算作哪类人`}
            placeholder="选它的人算作哪类人"
            value={option.audience ?? null}
            options={AUDIENCES.map((value) => ({ value, label: `算作${AUDIENCE_NAMES[value].name}` }))}
            onChange={(audience: Audience | null) => withOptional(audience ?? undefined, option.picture)}
          />
        ) : null}
      </div>
      {kind === 'ranking' ? null : (
        <div className="option-line">
          <Checkbox
            checked={option.withText ?? false}
            onChange={(event) => onChange({ ...option, withText: event.target.checked })}
          >
            选了再写几个字（其他）
          </Checkbox>
          {kind === 'multiple' ? (
            <Checkbox
              checked={option.exclusive ?? false}
              onChange={(event) => onChange({ ...option, exclusive: event.target.checked })}
            >
              选了它就不能选别的（以上都没有）
            </Checkbox>
          ) : null}
        </div>
      )}
    </div>
  )
}
