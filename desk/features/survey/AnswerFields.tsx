import type { Village } from '@domain/directory'
import { optionsOf, type Question } from '@domain/survey'
import { rankingLength } from '@domain/survey-answers'
import { helpInWords } from '@domain/survey-words'
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { KeyboardEvent } from 'react'
import { DateField } from '../../components/DateField'

interface AnswerFieldsProps {
  questions: readonly Question[]
  answers: Record<string, unknown>
  villages: readonly Village[]
  faults: Record<string, string>
  onAnswer: (id: string, value: unknown) => void
  /** Digits choose: for whoever enters many sheets. */
  byDigits?: boolean
}

/** The questions that apply, as quick fields: reached by Tab, chosen by arrow keys and space. */
export function AnswerFields({ questions, answers, villages, faults, onAnswer, byDigits = false }: AnswerFieldsProps) {
  const press = (question: Question, event: KeyboardEvent<HTMLFieldSetElement>) => {
    const { target, currentTarget, key } = event
    const isChoice = target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)
    const value =
      isChoice && /^[1-9]$/.test(key) ? chosenByDigit(question, answers[question.id], Number(key)) : undefined
    if (value === undefined) return
    event.preventDefault()
    onAnswer(question.id, value)
    if (question.kind === 'multiple') return
    // The next question may only appear now that this one is answered.
    setTimeout(() => currentTarget.nextElementSibling?.querySelector<HTMLElement>('input, textarea, button')?.focus())
  }
  return questions.map((question, at) => {
    const help = helpInWords(question)
    return (
      <fieldset
        key={question.id}
        data-question={question.id}
        className={byDigits ? 'paper-question by-digits' : 'paper-question'}
        {...(byDigits ? { onKeyDown: (event: KeyboardEvent<HTMLFieldSetElement>) => press(question, event) } : {})}
      >
        <legend>{`${at + 1}. ${question.text}${question.required ? '' : '（可不答）'}`}</legend>
        {help ? <p className="hint">{help}</p> : null}
        <AnswerField
          question={question}
          value={(answers[question.id] ?? {}) as Record<string, unknown>}
          villages={villages}
          onAnswer={(value) => onAnswer(question.id, value)}
        />
        {faults[question.id] ? <p role="alert">{`⚠ ${faults[question.id]}`}</p> : null}
      </fieldset>
    )
  })
}

/** The answer after pressing a digit: the option in that place chosen, or (of several) put in or taken out. */
function chosenByDigit(question: Question, given: unknown, digit: number): unknown {
  const before = (given ?? {}) as Record<string, unknown>
  const option = optionsOf(question)[digit - 1]
  if (question.kind === 'scale')
    return question.from + digit - 1 <= question.to ? { number: question.from + digit - 1 } : undefined
  if (question.kind === 'single') return option && { ...before, choice: option.id }
  if (question.kind !== 'multiple' || !option) return undefined
  const choices = Array.isArray(before.choices) ? before.choices : []
  const rest = choices.filter((id) => id !== option.id)
  return { ...before, choices: rest.length < choices.length ? rest : [...rest, option.id] }
}

interface AnswerFieldProps {
  question: Question
  value: Record<string, unknown>
  villages: readonly Village[]
  onAnswer: (value: unknown) => void
}

function AnswerField({ question, value, villages, onAnswer }: AnswerFieldProps) {
  const options = optionsOf(question).map(({ id, text }) => ({ value: id, label: text }))
  const chosen = [value.choice, ...(Array.isArray(value.choices) ? value.choices : [])]
  const other = optionsOf(question).some((option) => option.withText && chosen.includes(option.id)) ? (
    <Input
      aria-label="具体是什么"
      placeholder="具体是什么（可不填）"
      value={String(value.text ?? '')}
      onChange={(event) => onAnswer({ ...value, text: event.target.value })}
    />
  ) : null
  switch (question.kind) {
    case 'single':
      return (
        <>
          <Radio.Group
            options={options}
            value={value.choice}
            onChange={({ target }) => onAnswer({ ...value, choice: target.value })}
          />
          {other}
        </>
      )
    case 'multiple':
      return (
        <>
          <Checkbox.Group
            options={options}
            value={(value.choices as string[]) ?? []}
            onChange={(choices) => onAnswer({ ...value, choices })}
          />
          {other}
        </>
      )
    case 'ranking':
      return (
        <Select
          mode="multiple"
          aria-label={question.text}
          placeholder={`按先后选 ${rankingLength(question)} 项`}
          maxCount={rankingLength(question)}
          style={{ width: '100%' }}
          options={options}
          value={(value.order as string[]) ?? []}
          onChange={(order) => onAnswer({ order })}
        />
      )
    case 'scale':
      return (
        <Radio.Group
          options={Array.from({ length: question.to - question.from + 1 }, (_, at) => ({
            value: question.from + at,
            label: `${question.from + at}`,
          }))}
          value={value.number}
          onChange={({ target }) => onAnswer({ number: target.value })}
        />
      )
    case 'village':
      return (
        <Select
          showSearch
          aria-label={question.text}
          placeholder="选村"
          style={{ width: 240 }}
          optionFilterProp="label"
          options={villages.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.village}
          onChange={(village) => onAnswer({ village })}
        />
      )
    case 'number':
      return (
        <InputNumber
          aria-label={question.text}
          value={value.number as number | null}
          onChange={(number) => onAnswer(number === null ? undefined : { number })}
        />
      )
    case 'text':
      return (
        <Input.TextArea
          aria-label={question.text}
          maxLength={question.maxLength}
          value={String(value.text ?? '')}
          onChange={(event) => onAnswer({ text: event.target.value })}
        />
      )
    case 'date':
      return (
        <DateField
          label={question.text}
          {...(typeof value.date === 'string' ? { value: value.date } : {})}
          onChange={(date) => onAnswer(date ? { date } : undefined)}
        />
      )
  }
}
