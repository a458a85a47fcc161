import { Input, InputNumber } from 'antd'
import { DateField } from '../../../components/DateField'
import type { FormQuestion } from './form'
import { Labelled } from './Labelled'
import { OptionList } from './OptionList'

interface KindFieldsProps {
  question: FormQuestion
  path: string
  onChange: (question: FormQuestion) => void
}

/** The fields that only some kinds of questions have. */
export function KindFields({ question, path, onChange }: KindFieldsProps) {
  /** A field that may stay empty: taken out of the question when it is. */
  const put = (name: string, value: unknown) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...question, [name]: value ?? undefined }).filter(([, kept]) => kept !== undefined),
      ) as FormQuestion,
    )
  const number = (label: string, name: string, value: number | undefined, unit?: string) => (
    <Labelled label={label} path={`${path}.${name}`}>
      <InputNumber
        aria-label={label}
        value={value ?? null}
        onChange={(typed) => put(name, typed)}
        {...(unit ? { suffix: unit } : {})}
      />
    </Labelled>
  )
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return (
        <>
          {question.kind === 'multiple' ? (
            <div className="field-row">
              {number('最少选几项（可不填）', 'min', question.min)}
              {number('最多选几项（可不填）', 'max', question.max)}
            </div>
          ) : null}
          {question.kind === 'ranking' ? number('排出前几项（不填就全排）', 'top', question.top) : null}
          <OptionList
            kind={question.kind}
            options={question.options}
            path={`${path}.options`}
            onChange={(options) => onChange({ ...question, options })}
          />
        </>
      )
    case 'scale':
      return (
        <div className="field-row">
          {number('最低几分', 'from', question.from)}
          {number('最高几分', 'to', question.to)}
          <Labelled label="最低分的意思" path={`${path}.fromLabel`}>
            <Input
              aria-label="最低分的意思"
              value={question.fromLabel}
              onChange={(event) => put('fromLabel', event.target.value)}
            />
          </Labelled>
          <Labelled label="最高分的意思" path={`${path}.toLabel`}>
            <Input
              aria-label="最高分的意思"
              value={question.toLabel}
              onChange={(event) => put('toLabel', event.target.value)}
            />
          </Labelled>
        </div>
      )
    case 'number':
      return (
        <div className="field-row">
          {number('最小（可不填）', 'min', question.min)}
          {number('最大（可不填）', 'max', question.max)}
          <Labelled label="单位（可不填）">
            <Input
              aria-label="单位"
              value={question.unit ?? ''}
              onChange={(event) => put('unit', event.target.value || undefined)}
            />
          </Labelled>
        </div>
      )
    case 'text':
      return number('最多写几个字', 'maxLength', question.maxLength ?? 500)
    case 'date':
      return (
        <div className="field-row">
          <Labelled label="最早（可不填）" path={`${path}.min`}>
            <DateField allowClear label="最早" value={question.min} onChange={(date) => put('min', date)} />
          </Labelled>
          <Labelled label="最晚（可不填）" path={`${path}.max`}>
            <DateField allowClear label="最晚" value={question.max} onChange={(date) => put('max', date)} />
          </Labelled>
        </div>
      )
    default:
      return <p className="hint">从这份问卷的村里选一个。</p>
  }
}
