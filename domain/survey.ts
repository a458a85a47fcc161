/**
 * Surveys (调研): the definition as data, and the one place that decides which questions apply and which answers are
 * valid. The form, the server and the desk's preview all call it. Total: no function here throws on any JSON.
 */
import * as v from 'valibot'
import { AudienceSchema } from './audiences'
import { type LocalDate, LocalDateSchema } from './time'
import { TopicSchema } from './topics'

const IdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号只用小写字母、数字和短横线'),
  v.maxLength(60),
)

export const OptionSchema = v.object({
  id: IdSchema,
  text: v.pipe(v.string(), v.minLength(1)),
  /** Choosing this option counts towards the needs of these topics. */
  topics: v.optional(v.array(TopicSchema), []),
  /** 以上都没有: cannot stand beside other choices. */
  exclusive: v.optional(v.boolean(), false),
  /** 其他: asks for a few words of the person's own. */
  withText: v.optional(v.boolean(), false),
  /** Name of a picture for people who read little. */
  picture: v.optional(v.string()),
})
export type SurveyOption = v.InferOutput<typeof OptionSchema>

/** A condition on earlier answers. `answered` alone asks only whether there is an answer. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { question: string; includes: string }
  | { question: string; atLeast: number }
  | { question: string; answered: boolean }

export const ConditionSchema: v.GenericSchema<Condition> = v.union([
  v.strictObject({ all: v.array(v.lazy(() => ConditionSchema)) }),
  v.strictObject({ any: v.array(v.lazy(() => ConditionSchema)) }),
  v.strictObject({ question: IdSchema, includes: v.string() }),
  v.strictObject({ question: IdSchema, atLeast: v.number() }),
  v.strictObject({ question: IdSchema, answered: v.boolean() }),
])

const questionBase = {
  id: IdSchema,
  text: v.pipe(v.string(), v.minLength(2)),
  help: v.optional(v.string()),
  required: v.optional(v.boolean(), false),
  /** Asked only when this holds. */
  when: v.optional(ConditionSchema),
}
const options = v.pipe(v.array(OptionSchema), v.minLength(2))
const whole = (min: number) => v.pipe(v.number(), v.integer(), v.minValue(min))

export const QuestionSchema = v.variant('kind', [
  v.object({ ...questionBase, kind: v.literal('single'), options }),
  v.object({
    ...questionBase,
    kind: v.literal('multiple'),
    options,
    min: v.optional(whole(0)),
    max: v.optional(whole(1)),
  }),
  v.object({
    ...questionBase,
    kind: v.literal('scale'),
    from: whole(0),
    to: whole(1),
    fromLabel: v.string(),
    toLabel: v.string(),
  }),
  v.object({ ...questionBase, kind: v.literal('ranking'), options, top: v.optional(whole(1)) }),
  v.object({
    ...questionBase,
    kind: v.literal('number'),
    min: v.optional(v.number()),
    max: v.optional(v.number()),
    unit: v.optional(v.string()),
  }),
  v.object({ ...questionBase, kind: v.literal('text'), maxLength: v.optional(whole(1), 500) }),
  v.object({
    ...questionBase,
    kind: v.literal('date'),
    min: v.optional(LocalDateSchema),
    max: v.optional(LocalDateSchema),
  }),
  v.object({ ...questionBase, kind: v.literal('village') }),
])
export type Question = v.InferOutput<typeof QuestionSchema>
export type QuestionKind = Question['kind']

export const SurveyDefinitionSchema = v.object({
  id: IdSchema,
  title: v.pipe(v.string(), v.minLength(2)),
  /** Why it is asked and what becomes of the answers, said before the first question. */
  intro: v.string(),
  audiences: v.pipe(v.array(AudienceSchema), v.minLength(1)),
  /** Empty: all villages. */
  villages: v.optional(v.array(v.string()), []),
  opens: LocalDateSchema,
  closes: LocalDateSchema,
  /** Whether answers are tied (by keyed hash) to one per person, or need no sign-in at all. */
  onePerPerson: v.optional(v.boolean(), true),
  cap: v.optional(whole(1)),
  sections: v.pipe(
    v.array(v.object({ id: IdSchema, title: v.string(), questions: v.pipe(v.array(QuestionSchema), v.minLength(1)) })),
    v.minLength(1),
  ),
})
export type SurveyDefinition = v.InferOutput<typeof SurveyDefinitionSchema>

/** An answer by question kind: option ids, a number, text, a date, or a village id. */
export const AnswerSchema = v.union([
  v.object({ choice: v.string(), text: v.optional(v.string()) }),
  v.object({ choices: v.array(v.string()), text: v.optional(v.string()) }),
  v.object({ order: v.array(v.string()) }),
  v.object({ number: v.number() }),
  v.object({ text: v.string() }),
  v.object({ date: v.string() }),
  v.object({ village: v.string() }),
])
export type Answer = v.InferOutput<typeof AnswerSchema>
export type Answers = Record<string, Answer>

/** A survey as lists show it. */
export const SurveySummarySchema = v.object({
  id: v.string(),
  version: whole(1),
  title: v.string(),
  intro: v.string(),
  questions: whole(1),
  minutes: whole(1),
  closes: LocalDateSchema,
  /** Whether the signed-in person has answered already: said before starting, not after. */
  answered: v.boolean(),
})
export type SurveySummary = v.InferOutput<typeof SurveySummarySchema>

/** A published version, frozen. */
export const SurveyVersionSchema = v.object({
  version: whole(1),
  definition: SurveyDefinitionSchema,
  answered: v.boolean(),
})
export type SurveyVersion = v.InferOutput<typeof SurveyVersionSchema>

/** Whether the survey takes answers on a date in Asia/Shanghai; `closes` is the last day. */
export const isOpen = (survey: Pick<SurveyDefinition, 'opens' | 'closes'>, today: LocalDate): boolean =>
  survey.opens <= today && today <= survey.closes

/** All questions in order. */
export const questionsOf = (survey: SurveyDefinition): Question[] =>
  survey.sections.flatMap((section) => section.questions)

function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  const answer = answers[condition.question]
  if ('answered' in condition) return (answer !== undefined) === condition.answered
  if (answer === undefined) return false
  if ('atLeast' in condition) return 'number' in answer && answer.number >= condition.atLeast
  if ('choice' in answer) return answer.choice === condition.includes
  if ('choices' in answer) return answer.choices.includes(condition.includes)
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
export function checkAnswers(survey: SurveyDefinition, given: unknown, villages: readonly string[]): CheckedAnswers {
  const raw = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : [])
  const answers: Answers = {}
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
    const parsed = v.safeParse(AnswerSchema, value)
    const fault = parsed.success ? faultOf(question, parsed.output, villages) : '这一题的回答格式不对，请重新选'
    if (fault) faults[question.id] = fault
    else if (parsed.success) answers[question.id] = parsed.output
  }
  return { answers, path, faults }
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value !== 'object') return false
  const answer = value as {
    choices?: unknown[]
    order?: unknown[]
    text?: unknown
    choice?: unknown
    village?: unknown
    date?: unknown
  }
  if (Array.isArray(answer.choices)) return answer.choices.length === 0
  if (Array.isArray(answer.order)) return answer.order.length === 0
  if (answer.choice !== undefined) return answer.choice === ''
  const text = answer.text ?? answer.village ?? answer.date
  return typeof text === 'string' && text.trim() === ''
}

function faultOf(question: Question, answer: Answer, villages: readonly string[]): string | undefined {
  switch (question.kind) {
    case 'single':
      return 'choice' in answer ? choiceFault(question.options, [answer.choice], answer.text) : '请选一项'
    case 'multiple': {
      if (!('choices' in answer)) return '请选一项或几项'
      const { min, max } = question
      const count = answer.choices.length
      const exclusive = question.options.some((option) => option.exclusive && answer.choices.includes(option.id))
      if (exclusive && count > 1) return '选了“以上都没有”，就不能再选别的'
      if (min !== undefined && count < min && !exclusive) return `至少选 ${min} 项`
      if (max !== undefined && count > max) return `最多选 ${max} 项`
      return choiceFault(question.options, answer.choices, answer.text)
    }
    case 'ranking': {
      if (!('order' in answer)) return '请按顺序点选'
      const wanted = Math.min(question.top ?? question.options.length, question.options.length)
      return answer.order.length === wanted
        ? choiceFault(question.options, answer.order, undefined)
        : `请排出前 ${wanted} 项`
    }
    case 'scale':
      return 'number' in answer &&
        Number.isInteger(answer.number) &&
        answer.number >= question.from &&
        answer.number <= question.to
        ? undefined
        : '请选一个分数'
    case 'number': {
      if (!('number' in answer) || !Number.isFinite(answer.number)) return '请填数字'
      if (question.min !== undefined && answer.number < question.min) return `不能小于 ${question.min}`
      return question.max !== undefined && answer.number > question.max ? `不能大于 ${question.max}` : undefined
    }
    case 'text':
      if (!('text' in answer) || 'choice' in answer || 'choices' in answer) return '请用文字回答'
      return answer.text.length > question.maxLength ? `最多写 ${question.maxLength} 个字` : undefined
    case 'date': {
      if (!('date' in answer) || !v.is(LocalDateSchema, answer.date)) return '请选日期'
      if (question.min !== undefined && answer.date < question.min) return `不能早于 ${question.min}`
      return question.max !== undefined && answer.date > question.max ? `不能晚于 ${question.max}` : undefined
    }
    case 'village':
      return 'village' in answer && villages.includes(answer.village) ? undefined : '请选一个村'
  }
}

function choiceFault(
  choices: readonly SurveyOption[],
  chosen: readonly string[],
  text: string | undefined,
): string | undefined {
  if (new Set(chosen).size !== chosen.length) return '同一项只能选一次'
  if (!chosen.every((id) => choices.some((option) => option.id === id))) return '选项不对，请重新选'
  return text !== undefined && text.length > 200 ? '补充说明最多写 200 个字' : undefined
}
