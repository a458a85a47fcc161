import { DeleteOutlined } from '@ant-design/icons'
import type { Village } from '@domain/directory'
import type { Condition } from '@domain/survey'
import { Button, InputNumber, Select } from 'antd'
import { type FormQuestion, fromGroup, type GroupMode, isGroup, optionsOfForm, replaced, toGroup } from './form'

interface ConditionEditorProps {
  condition: Condition
  /** The questions before this one: only those can be asked about. */
  earlier: readonly FormQuestion[]
  villages: readonly Village[]
  /** Undefined: no condition any more. */
  onChange: (condition: Condition | undefined) => void
  /** In words, for screen readers: 第 3 题的条件. */
  name: string
}

const MODES: { value: GroupMode; label: string }[] = [
  { value: 'all', label: '下面每一条都满足' },
  { value: 'any', label: '下面满足一条就行' },
  { value: 'none', label: '下面一条也不满足' },
]

/** When a question is asked: earlier questions and what was answered there, in groups that may hold groups. */
export function ConditionEditor({ condition, earlier, villages, onChange, name }: ConditionEditorProps) {
  const { mode, parts } = toGroup(condition)
  const first = earlier[earlier.length - 1]
  const setParts = (next: Condition[]) => onChange(fromGroup({ mode, parts: next }))
  return (
    <fieldset className="condition">
      <legend>{name}</legend>
      <Select
        aria-label={`${name}怎样算成立`}
        value={mode}
        options={MODES}
        onChange={(next) => onChange(fromGroup({ mode: next, parts }))}
      />
      {parts.map((part, at) => {
        const put = (next: Condition | undefined) => setParts(replaced(parts, at, next))
        const inWords = `${name}第 ${at + 1} 条`
        return isGroup(part) ? (
          <ConditionEditor
            key={inWords}
            condition={part}
            earlier={earlier}
            villages={villages}
            onChange={put}
            name={inWords}
          />
        ) : (
          <PartEditor key={inWords} part={part} earlier={earlier} villages={villages} onChange={put} name={inWords} />
        )
      })}
      {first ? (
        <span className="move-buttons">
          <Button onClick={() => setParts([...parts, firstPart(first, villages)])}>再加一条</Button>
          <Button onClick={() => setParts([...parts, { any: [firstPart(first, villages)] }])}>再加一组</Button>
        </span>
      ) : null}
    </fieldset>
  )
}

/** Something to begin with: the first thing one can say about a question. */
export function firstPart(question: FormQuestion, villages: readonly Village[]): Condition {
  const [option] = choicesOf(question, villages)
  return option ? { question: question.id, includes: option.value } : { question: question.id, answered: true }
}

const choicesOf = (question: FormQuestion | undefined, villages: readonly Village[]) =>
  question?.kind === 'village'
    ? villages.map(({ id, name }) => ({ value: id, label: name }))
    : question
      ? optionsOfForm(question).map(({ id, text }) => ({ value: id, label: text || '（还没写字的选项）' }))
      : []

type Relation = 'includes' | 'excludes' | 'answered' | 'blank' | 'atLeast' | 'below'
const RELATION_NAMES: Record<Relation, string> = {
  includes: '选了',
  excludes: '没选',
  answered: '答过',
  blank: '没答',
  atLeast: '至少是',
  below: '小于',
}

interface Part {
  question: string
  relation: Relation
  value: string | number | undefined
}

function toPart(condition: Condition): Part {
  if ('not' in condition) {
    const { question, relation, value } = toPart(condition.not)
    const turned: Record<Relation, Relation> = {
      includes: 'excludes',
      excludes: 'includes',
      answered: 'blank',
      blank: 'answered',
      atLeast: 'below',
      below: 'atLeast',
    }
    return { question, relation: turned[relation], value }
  }
  if ('includes' in condition) return { question: condition.question, relation: 'includes', value: condition.includes }
  if ('atLeast' in condition) return { question: condition.question, relation: 'atLeast', value: condition.atLeast }
  if ('answered' in condition)
    return { question: condition.question, relation: condition.answered ? 'answered' : 'blank', value: undefined }
  return { question: '', relation: 'answered', value: undefined }
}

function fromPart({ question, relation, value }: Part): Condition {
  switch (relation) {
    case 'includes':
      return { question, includes: String(value ?? '') }
    case 'excludes':
      return { not: { question, includes: String(value ?? '') } }
    case 'atLeast':
      return { question, atLeast: Number(value ?? 0) }
    case 'below':
      return { not: { question, atLeast: Number(value ?? 0) } }
    default:
      return { question, answered: relation === 'answered' }
  }
}

function PartEditor(props: Omit<ConditionEditorProps, 'condition'> & { part: Condition }) {
  const { part: given, earlier, villages, onChange, name } = props
  const part = toPart(given)
  const target = earlier.find(({ id }) => id === part.question)
  const choices = choicesOf(target, villages)
  const counts = target?.kind === 'scale' || target?.kind === 'number'
  const relations: Relation[] = [
    ...(choices.length > 0 ? (['includes', 'excludes'] as const) : []),
    ...(counts ? (['atLeast', 'below'] as const) : []),
    'answered',
    'blank',
  ]
  const set = (change: Partial<Part>) => onChange(fromPart({ ...part, ...change }))
  return (
    <div className="condition-part">
      <Select
        aria-label={`${name}看哪一题`}
        value={target ? part.question : null}
        placeholder="选前面的题"
        options={earlier.map(({ id, text }) => ({ value: id, label: text || '（还没写字的题）' }))}
        onChange={(id: string | null) => {
          const chosen = earlier.find((question) => question.id === id)
          if (chosen) onChange(firstPart(chosen, villages))
        }}
      />
      <Select
        aria-label={`${name}怎样`}
        value={part.relation}
        options={relations.map((value) => ({ value, label: RELATION_NAMES[value] }))}
        onChange={(relation) =>
          set({ relation, value: choices.length > 0 && !counts ? (part.value ?? choices[0]?.value) : part.value })
        }
      />
      {part.relation === 'includes' || part.relation === 'excludes' ? (
        <Select
          aria-label={`${name}哪个选项`}
          value={choices.some(({ value }) => value === part.value) ? String(part.value) : null}
          placeholder="选一个选项"
          options={choices}
          onChange={(value: string | null) => set({ value: value ?? '' })}
        />
      ) : null}
      {part.relation === 'atLeast' || part.relation === 'below' ? (
        <InputNumber
          aria-label={`${name}多少`}
          value={Number(part.value ?? 0)}
          onChange={(value) => set({ value: value ?? 0 })}
        />
      ) : null}
      <Button
        icon={<DeleteOutlined aria-hidden />}
        danger
        aria-label={`删除${name}`}
        onClick={() => onChange(undefined)}
      />
    </div>
  )
}
