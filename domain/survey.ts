/**
 * Surveys (调研): what a definition, a published version and an answer look like. Which questions apply and which answers
 * are valid is decided in `survey-answers.ts`, whether a definition may be published in `survey-definition.ts`.
 */
import * as v from 'valibot'
import { AudienceSchema } from './audiences'
import { type LocalDate, LocalDateSchema } from './time'
import { TopicSchema } from './topics'

/** Ids of surveys, sections, questions and options. `constructor` is on every object, so it can name nothing here. */
export const SurveyIdSchema = v.pipe(
  v.string('请填编号'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号只用小写字母、数字和短横线'),
  v.maxLength(60, '编号最多 60 个字符'),
  v.check((id) => id !== 'constructor', '这个编号不能用，请换一个'),
)

export const OptionSchema = v.object({
  id: SurveyIdSchema,
  text: v.pipe(v.string(), v.minLength(1, '请填选项的文字'), v.maxLength(100, '选项最多 100 个字')),
  /** Who chooses this option is counted under this audience (您主要是……). */
  audience: v.optional(AudienceSchema),
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
  | { not: Condition }
  | { question: string; includes: string }
  | { question: string; atLeast: number }
  | { question: string; answered: boolean }

export const ConditionSchema: v.GenericSchema<Condition> = v.union([
  v.strictObject({ all: v.array(v.lazy(() => ConditionSchema)) }),
  v.strictObject({ any: v.array(v.lazy(() => ConditionSchema)) }),
  v.strictObject({ not: v.lazy(() => ConditionSchema) }),
  v.strictObject({ question: SurveyIdSchema, includes: v.string() }),
  v.strictObject({ question: SurveyIdSchema, atLeast: v.number() }),
  v.strictObject({ question: SurveyIdSchema, answered: v.boolean() }),
])

/** A condition that is not made of others. */
export type SimpleCondition = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>

/** The simple conditions a condition is made of; none where there is no condition. */
export function leavesOf(condition: Condition | undefined): SimpleCondition[] {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  if ('not' in condition) return leavesOf(condition.not)
  return [condition]
}

const questionBase = {
  id: SurveyIdSchema,
  text: v.pipe(v.string(), v.minLength(2, '请填题目'), v.maxLength(200, '题目最多 200 个字')),
  help: v.optional(v.pipe(v.string(), v.maxLength(300))),
  required: v.optional(v.boolean(), false),
  /** Asked only when this holds. */
  when: v.optional(ConditionSchema),
}
const options = v.pipe(v.array(OptionSchema), v.minLength(2, '至少要有两个选项'), v.maxLength(40, '选项太多'))
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

/** What the interface calls each kind of question. */
export const KIND_NAMES: Record<QuestionKind, string> = {
  single: '选一个',
  multiple: '可选几个',
  scale: '打分',
  ranking: '排先后',
  number: '填数字',
  text: '写文字',
  date: '选日期',
  village: '选村',
}

/**
 * Who may answer and how often. `resident`: signed in, once per person (by keyed hash); `ticket`: once per finished
 * consultation of one's own; `class-code`: a student under a class code, of whom nothing is kept.
 */
export const SurveyAccessSchema = v.picklist(['resident', 'ticket', 'class-code'])
export type SurveyAccess = v.InferOutput<typeof SurveyAccessSchema>

/** How a response came in: on somebody's own phone, copied from paper by staff, or in class. */
export const CHANNELS = ['online', 'paper', 'school'] as const
export const ChannelSchema = v.picklist(CHANNELS, '没有这种填写方式')
export type Channel = v.InferOutput<typeof ChannelSchema>
export const CHANNEL_NAMES: Record<Channel, string> = {
  online: '自己用手机填',
  paper: '纸质代录',
  school: '课堂上填',
}

/** How many answers the town hopes for: a share of each village's population, and a number per audience. */
export const SurveyTargetsSchema = v.object({
  villagePercent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  audiences: v.optional(v.record(AudienceSchema, whole(0)), {}),
})
export type SurveyTargets = v.InferOutput<typeof SurveyTargetsSchema>

export const SurveyDefinitionSchema = v.object({
  id: SurveyIdSchema,
  title: v.pipe(v.string(), v.minLength(2, '请填标题'), v.maxLength(40, '标题最多 40 个字')),
  /** Why it is asked and what becomes of the answers, said before the first question. */
  intro: v.pipe(v.string(), v.minLength(1, '请写明为什么调查、答案怎么用'), v.maxLength(600)),
  audiences: v.pipe(v.array(AudienceSchema), v.minLength(1)),
  /** Empty: all villages. */
  villages: v.optional(v.array(v.string()), []),
  opens: LocalDateSchema,
  closes: LocalDateSchema,
  access: v.optional(SurveyAccessSchema, 'resident'),
  /** No more answers are taken once there are this many. */
  cap: v.optional(whole(1)),
  /** The survey whose questions this one asks again, for comparing rounds. */
  roundOf: v.optional(SurveyIdSchema),
  targets: v.optional(SurveyTargetsSchema, {}),
  sections: v.pipe(
    v.array(
      v.object({
        id: SurveyIdSchema,
        title: v.pipe(v.string(), v.maxLength(40)),
        questions: v.pipe(v.array(QuestionSchema), v.minLength(1, '这一部分还没有题目'), v.maxLength(60, '题目太多')),
      }),
    ),
    v.minLength(1, '至少要有一个部分'),
    v.maxLength(30, '部分太多'),
  ),
})
export type SurveyDefinition = v.InferOutput<typeof SurveyDefinitionSchema>

/** An answer's form by question kind: option ids, a number, text, a date, or a village id. */
export const ANSWER_SCHEMAS = {
  single: v.object({ choice: v.string(), text: v.optional(v.string()) }),
  multiple: v.object({ choices: v.array(v.string()), text: v.optional(v.string()) }),
  scale: v.object({ number: v.number() }),
  ranking: v.object({ order: v.array(v.string()) }),
  number: v.object({ number: v.number() }),
  text: v.object({ text: v.string() }),
  date: v.object({ date: v.string() }),
  village: v.object({ village: v.string() }),
} as const satisfies Record<QuestionKind, v.GenericSchema>
export type Answer = v.InferOutput<(typeof ANSWER_SCHEMAS)[QuestionKind]>
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
  access: SurveyAccessSchema,
  /** Whether the signed-in person has answered already: said before starting, not after. */
  answered: v.boolean(),
})
export type SurveySummary = v.InferOutput<typeof SurveySummarySchema>

/** A published version, frozen. */
export const SurveyVersionSchema = v.object({
  version: whole(1),
  definition: SurveyDefinitionSchema,
  /** Whether it takes answers today; a closed one is still shown, so that answers on a phone can be copied. */
  open: v.boolean(),
  answered: v.boolean(),
})
export type SurveyVersion = v.InferOutput<typeof SurveyVersionSchema>

/**
 * One thing that stands against publishing a definition: `place` names where it is in words, `path` is the dotted path of
 * the field (`sections.0.questions.2.when`), '' for the whole.
 */
export const DefinitionFaultSchema = v.object({ place: v.string(), path: v.string(), message: v.string() })
export type DefinitionFault = v.InferOutput<typeof DefinitionFaultSchema>

/** Whether the survey takes answers on a date in Asia/Shanghai; `closes` is the last day. */
export const isOpen = (survey: Pick<SurveyDefinition, 'opens' | 'closes'>, today: LocalDate): boolean =>
  survey.opens <= today && today <= survey.closes

/** All questions in order. */
export const questionsOf = (survey: Pick<SurveyDefinition, 'sections'>): Question[] =>
  survey.sections.flatMap((section) => section.questions)

/** The options of a question that has them. */
export const optionsOf = (question: Question): readonly SurveyOption[] =>
  'options' in question ? question.options : []

/** By what a question's answers say who somebody is, or undefined. */
export const groupNamed = (question: Question): 'audiences' | 'villages' | undefined =>
  question.kind === 'village'
    ? 'villages'
    : optionsOf(question).some(({ audience }) => audience !== undefined)
      ? 'audiences'
      : undefined

/** Minutes an unhurried person needs: about 20 seconds a question, at least one minute. */
export const surveyMinutes = (survey: Pick<SurveyDefinition, 'sections'>): number =>
  Math.max(1, Math.round(questionsOf(survey).length / 3))
