/**
 * The one place that decides which questions of a survey apply and which answers are valid. The form, the server and the
 * desk's preview all call it. Total: nothing here throws on any JSON handed over as answers.
 */
import * as v from 'valibot'
import {
  ANSWER_SCHEMAS,
  type Answer,
  type Answers,
  type Condition,
  type Question,
  questionsOf,
  type SurveyDefinition,
  type SurveyOption,
} from './survey'
import { LocalDateSchema } from './time'

/** Longest text beside an 其他 option, in characters. */
export const OTHER_MAX_LENGTH = 200

/** Whether a condition holds on the answers of the questions before it. */
export function holds(condition: Condition, answers: ReadonlyMap<string, Answer>): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const answer = answers.get(condition.question)
  if ('answered' in condition) return (answer !== undefined) === condition.answered
  if (answer === undefined) return false
  if ('atLeast' in condition) return 'number' in answer && answer.number >= condition.atLeast
  if ('choice' in answer) return answer.choice === condition.includes
  if ('choices' in answer) return answer.choices.includes(condition.includes)
  if ('order' in answer) return answer.order.includes(condition.includes)
  return 'village' in answer && answer.village === condition.includes
}

export interface CheckedAnswers {
  /** Only the answers of questions that apply, in their canonical form. */
  answers: Answers
  /** Questions that apply, in order: the path through the survey. */
  path: Question[]
  /** What to mend, by question id. */
  faults: Record<string, string>
}

/**
 * Walks the survey in order with what was answered so far: a question applies when its condition holds on the answers
 * of applying earlier questions; answers to hidden or unknown questions are dropped. `villages` are the known village ids.
 */
export function checkAnswers(
  survey: Pick<SurveyDefinition, 'sections'>,
  given: unknown,
  villages: readonly string[],
): CheckedAnswers {
  const raw = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : [])
  const answers = new Map<string, Answer>()
  const path: Question[] = []
  const faults: Record<string, string> = {}
  for (const question of questionsOf(survey)) {
    if (question.when && !holds(question.when, answers)) continue
    path.push(question)
    const value = raw.get(question.id)
    if (isBlank(value)) {
      if (question.required) faults[question.id] = '这一题要答，答完才能往下走'
      continue
    }
    const read = readAnswer(question, value, villages)
    if (typeof read === 'string') faults[question.id] = read
    else answers.set(question.id, read)
  }
  return { answers: Object.fromEntries(answers), path, faults }
}

/** Whether a value counts as "not answered": nothing, an empty choice, an empty list, or only spaces. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value !== 'object') return false
  const [field] = ['choice', 'choices', 'order', 'number', 'text', 'village', 'date']
    .map((name) => (value as Record<string, unknown>)[name])
    .filter((part) => part !== undefined && part !== null)
  if (field === undefined) return Object.keys(value).length === 0
  if (Array.isArray(field)) return field.length === 0
  return typeof field === 'string' && field.trim() === ''
}

/** The answer in canonical form (choices in the survey's order, text trimmed, no text without its 其他), or what is wrong. */
function readAnswer(question: Question, value: unknown, villages: readonly string[]): Answer | string {
  switch (question.kind) {
    case 'single': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.single, value)
      if (!success) return '请选一项'
      const { choice } = output
      return choiceFault(question.options, [choice]) ?? withOther(question.options, { choice }, [choice], output.text)
    }
    case 'multiple': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.multiple, value)
      if (!success) return '请选一项或几项'
      const fault = choiceFault(question.options, output.choices) ?? countFault(question, output.choices)
      if (fault) return fault
      const choices = question.options.map(({ id }) => id).filter((id) => output.choices.includes(id))
      return withOther(question.options, { choices }, choices, output.text)
    }
    case 'ranking': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.ranking, value)
      if (!success) return '请按顺序点选'
      const wanted = rankingLength(question)
      return output.order.length === wanted
        ? (choiceFault(question.options, output.order) ?? output)
        : `请排出前 ${wanted} 项`
    }
    case 'scale': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.scale, value)
      if (!success || !Number.isInteger(output.number)) return '请选一个分数'
      return output.number < question.from || output.number > question.to ? '请选一个分数' : output
    }
    case 'number': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.number, value)
      if (!success || !Number.isFinite(output.number)) return '请填数字'
      return rangeFault(output.number, question, ['不能小于', '不能大于']) ?? output
    }
    case 'text': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.text, value)
      if (!success) return '请用文字回答'
      const text = output.text.trim()
      return text.length > question.maxLength ? `最多写 ${question.maxLength} 个字` : { text }
    }
    case 'date': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.date, value)
      if (!success || !v.is(LocalDateSchema, output.date)) return '请选日期'
      return rangeFault(output.date, question, ['不能早于', '不能晚于']) ?? output
    }
    case 'village': {
      const { output, success } = v.safeParse(ANSWER_SCHEMAS.village, value)
      return success && villages.includes(output.village) ? output : '请选一个村'
    }
  }
}

/** How many options a ranking asks to be put in order. */
export const rankingLength = (question: Extract<Question, { kind: 'ranking' }>): number =>
  Math.min(question.top ?? question.options.length, question.options.length)

function choiceFault(options: readonly SurveyOption[], chosen: readonly string[]): string | undefined {
  if (new Set(chosen).size !== chosen.length) return '同一项只能选一次'
  return chosen.every((id) => options.some((option) => option.id === id)) ? undefined : '选项不对，请重新选'
}

function countFault(question: Extract<Question, { kind: 'multiple' }>, chosen: readonly string[]): string | undefined {
  const exclusive = question.options.find((option) => option.exclusive && chosen.includes(option.id))
  if (exclusive) return chosen.length > 1 ? `选了“${exclusive.text}”，就不能再选别的` : undefined
  if (question.min !== undefined && chosen.length < question.min) return `至少选 ${question.min} 项`
  return question.max !== undefined && chosen.length > question.max ? `最多选 ${question.max} 项` : undefined
}

function withOther(
  options: readonly SurveyOption[],
  answer: { choice: string } | { choices: string[] },
  chosen: readonly string[],
  text: string | undefined,
): Answer | string {
  const words = text?.trim()
  if (!words || !options.some((option) => option.withText && chosen.includes(option.id))) return answer
  return words.length > OTHER_MAX_LENGTH ? `补充说明最多写 ${OTHER_MAX_LENGTH} 个字` : { ...answer, text: words }
}

function rangeFault<T extends number | string>(
  value: T,
  range: { min?: T | undefined; max?: T | undefined },
  [tooLow, tooHigh]: readonly [string, string],
): string | undefined {
  if (range.min !== undefined && value < range.min) return `${tooLow} ${range.min}`
  return range.max !== undefined && value > range.max ? `${tooHigh} ${range.max}` : undefined
}
