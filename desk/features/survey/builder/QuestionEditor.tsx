import type { Village } from '@domain/directory'
import { KIND_NAMES, type QuestionKind } from '@domain/survey'
import { Button, Checkbox, Input, Select } from 'antd'
import { GrowingText } from '../../../components/GrowingText'
import { Tag } from '../../../components/Tag'
import { ConditionEditor, firstPart } from './ConditionEditor'
import { useFaultsAt, useFieldFault } from './faults'
import { asKind, type FormQuestion } from './form'
import { KindFields } from './KindFields'
import { Labelled } from './Labelled'
import { MoveButtons } from './MoveButtons'

interface QuestionEditorProps {
  question: FormQuestion
  number: number
  path: string
  earlier: readonly FormQuestion[]
  villages: readonly Village[]
  open: boolean
  onOpen: (open: boolean) => void
  onChange: (question: FormQuestion) => void
  move: Parameters<typeof MoveButtons>[0]
}

/** One question: a line of what it asks, and all of it when it is being written. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { question, number, path, open, onOpen, move } = props
  const faults = useFaultsAt(path)
  return (
    <article className="question-editor" id={`question-${question.id}`} aria-label={`第 ${number} 题`}>
      <div className="question-line">
        <Button type="text" className="question-title" aria-expanded={open} onClick={() => onOpen(!open)}>
          {`${number}. ${question.text || '（还没写题目）'}`}
        </Button>
        <MoveButtons {...move} />
      </div>
      <div className="question-tags">
        <Tag>{KIND_NAMES[question.kind]}</Tag>
        {question.required ? <Tag tone="info">必答</Tag> : null}
        {question.when ? <Tag>有条件</Tag> : null}
        {faults.length > 0 ? <Tag tone="bad">{`${faults.length} 处要改`}</Tag> : null}
      </div>
      {faults.length > 0 ? (
        <ul className="field-faults">
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>{`⚠ ${fault.message}`}</li>
          ))}
        </ul>
      ) : null}
      {open ? <QuestionFields {...props} /> : null}
    </article>
  )
}

function QuestionFields({ question, number, path, earlier, villages, onChange }: QuestionEditorProps) {
  const { help: _, when: __, ...bare } = question
  const put = (help: string | undefined, when: FormQuestion['when']) =>
    onChange({ ...bare, ...(help ? { help } : {}), ...(when ? { when } : {}) } as FormQuestion)
  const last = earlier[earlier.length - 1]
  return (
    <div className="question-fields">
      <Labelled label="题目">
        <GrowingText
          aria-label={`第 ${number} 题的题目`}
          minRows={1}
          autoFocus={question.text === ''}
          maxLength={200}
          status={useFieldFault(`${path}.text`).status}
          value={question.text}
          onChange={(event) => onChange({ ...question, text: event.target.value })}
        />
      </Labelled>
      <div className="field-row">
        <Labelled label="怎么答">
          <Select<QuestionKind>
            aria-label={`第 ${number} 题怎么答`}
            value={question.kind}
            options={Object.entries(KIND_NAMES).map(([value, label]) => ({ value: value as QuestionKind, label }))}
            onChange={(kind) => onChange(asKind(question, kind))}
          />
        </Labelled>
        <Checkbox
          checked={question.required ?? false}
          onChange={(event) => onChange({ ...question, required: event.target.checked })}
        >
          必须答
        </Checkbox>
      </div>
      <Labelled label="题目下面的说明（可不填）">
        <Input
          aria-label={`第 ${number} 题的说明`}
          maxLength={300}
          value={question.help ?? ''}
          onChange={(event) => put(event.target.value, question.when)}
        />
      </Labelled>
      <KindFields question={question} path={path} onChange={onChange} />
      {question.when ? (
        <ConditionEditor
          name={`第 ${number} 题的条件`}
          condition={question.when}
          earlier={earlier}
          villages={villages}
          onChange={(when) => put(question.help, when)}
        />
      ) : last ? (
        <Button onClick={() => put(question.help, { all: [firstPart(last, villages)] })}>
          只在某种情况下才问这一题
        </Button>
      ) : null}
    </div>
  )
}
