import type { Village } from '@domain/directory'
import { optionsOf, type Question, type SurveyOption } from '@domain/survey'
import { OTHER_MAX_LENGTH, rankingLength } from '@domain/survey-answers'
import { helpInWords } from '@domain/survey-words'
import { View } from '@tarojs/components'
import { Choice, type ChoiceOption } from '@/components/choice/choice'
import { Field } from '@/components/field/field'
import { Heading } from '@/components/heading/heading'
import { picturesOf } from './pictures'
import { toggled, toggledOrder } from './toggle'
import './question-view.scss'

interface QuestionViewProps {
  question: Question
  /** As kept in the draft: possibly of an older form, so every part is read with care. */
  value: unknown
  villages: readonly Village[]
  fault: string | undefined
  onAnswer: (value: unknown) => void
}

/** One question with big things to tap; what was answered shows at once. */
export function QuestionView(props: QuestionViewProps) {
  const { question } = props
  const help = helpInWords(question)
  return (
    <View className="question">
      <Heading level={2}>
        {question.text}
        {question.required ? '' : '（可以不答）'}
      </Heading>
      {help && <View className="question__help">{help}</View>}
      <Answer {...props} />
    </View>
  )
}

const part = <T,>(value: unknown, name: string, fallback: T): T => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof found === typeof fallback && Array.isArray(found) === Array.isArray(fallback) ? (found as T) : fallback
}

/** The id of what is filled in or chosen from. */
export const answerId = (question: Question): string => `answer-${question.id}`

function Answer({ question, value, villages, fault, onAnswer }: QuestionViewProps) {
  const id = answerId(question)
  const label = question.text
  switch (question.kind) {
    case 'single': {
      const choice = part(value, 'choice', '')
      return (
        <Choice
          id={id}
          label={label}
          options={choiceOptions(question.options)}
          selected={[choice]}
          onToggle={(next) => onAnswer({ ...keptText(value), choice: next })}
          error={fault}
        >
          <OtherText question={question} chosen={[choice]} value={value} onAnswer={onAnswer} />
        </Choice>
      )
    }
    case 'multiple': {
      const choices = part<string[]>(value, 'choices', [])
      return (
        <Choice
          id={id}
          many
          label={label}
          options={choiceOptions(question.options)}
          selected={choices}
          onToggle={(next) => onAnswer({ ...keptText(value), choices: toggled(question.options, choices, next) })}
          error={fault}
        >
          <OtherText question={question} chosen={choices} value={value} onAnswer={onAnswer} />
        </Choice>
      )
    }
    case 'ranking': {
      const order = part<string[]>(value, 'order', [])
      const length = rankingLength(question)
      return (
        <Choice
          id={id}
          many
          label={label}
          options={choiceOptions(question.options).map((option) => {
            const at = order.indexOf(option.value)
            return { ...option, hint: at < 0 ? undefined : `第 ${at + 1}` }
          })}
          selected={order}
          onToggle={(next) => onAnswer({ order: toggledOrder(order, next, length) })}
          error={fault}
        />
      )
    }
    case 'scale': {
      const scores = Array.from({ length: question.to - question.from + 1 }, (_, at) => `${question.from + at}`)
      const hints = new Map([
        [`${question.from}`, question.fromLabel],
        [`${question.to}`, question.toLabel],
      ])
      return (
        <Choice
          id={id}
          label={label}
          options={scores.map((score) => ({ value: score, text: `${score} 分`, hint: hints.get(score) }))}
          selected={[String(part(value, 'number', Number.NaN))]}
          onToggle={(score) => onAnswer({ number: Number(score) })}
          // A few stand in one line from least to most; many would make the page too long.
          columns={scores.length > 6 ? 2 : 1}
          error={fault}
        />
      )
    }
    case 'village':
      return (
        <Choice
          id={id}
          label={label}
          options={villages.map((village) => ({ value: village.id, text: village.name }))}
          selected={[part(value, 'village', '')]}
          onToggle={(village) => onAnswer({ village })}
          columns={2}
          error={fault}
        />
      )
    case 'number':
      return (
        <Field
          id={id}
          label={question.unit ? `请填数字（${question.unit}）` : '请填数字'}
          kind="number"
          value={part(value, 'typed', '')}
          onChange={(typed) => onAnswer(typed.trim() === '' ? undefined : { number: Number(typed), typed })}
          error={fault}
        />
      )
    case 'text':
      return (
        <Field
          id={id}
          label="请写在这里"
          lines={4}
          maxLength={question.maxLength}
          value={part(value, 'text', '')}
          onChange={(text) => onAnswer({ text })}
          error={fault}
        />
      )
    case 'date':
      return (
        <Field
          id={id}
          label="请选日期"
          kind="date"
          value={part(value, 'date', '')}
          onChange={(date) => onAnswer({ date })}
          error={fault}
        />
      )
  }
}

function choiceOptions(options: readonly SurveyOption[]): ChoiceOption<string>[] {
  const pictures = picturesOf(options)
  return options.map(({ id, text }) => ({ value: id, text, icon: pictures.get(id) }))
}

const keptText = (value: unknown): { text?: string } => {
  const text = part(value, 'text', '')
  return text ? { text } : {}
}

function OtherText(props: {
  question: Question
  chosen: readonly string[]
  value: unknown
  onAnswer: (value: unknown) => void
}) {
  const { question, chosen, value, onAnswer } = props
  if (!optionsOf(question).some((option) => option.withText && chosen.includes(option.id))) return null
  return (
    <Field
      id={`other-${question.id}`}
      label="具体是什么？"
      optional
      maxLength={OTHER_MAX_LENGTH}
      value={part(value, 'text', '')}
      onChange={(text) => onAnswer({ ...(value as object), text })}
    />
  )
}
