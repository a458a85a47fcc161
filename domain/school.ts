/**
 * 法治进校园: the class code, the quiz before and after, and what it showed. Nothing of a person is asked or kept
 * (survey rule 4; 个人信息保护法 art. 28, 31): a participant is a random value on one phone, an age band and answers.
 */
import * as v from 'valibot'
import { LessonSummarySchema, type QuizQuestion } from './lessons'
import { changeInterval, type Interval } from './statistics'

/** Letters and digits that can't be taken for one another when read off a blackboard (no 0 O 1 I L). */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 6

/** A class code as typed: spaces and lower case are forgiven. Fits WeChat's `scene` (≤ 32 visible ASCII characters). */
export const ClassCodeSchema = v.pipe(
  v.string('请输入课堂码'),
  v.transform((text) => text.replace(/\s/g, '').toUpperCase()),
  v.regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`), '课堂码是 6 位字母和数字，请看黑板再输一次'),
)

export const AGE_BANDS = { primary: '小学', junior: '初中', senior: '高中', adult: '老师或家长' } as const
export type AgeBand = keyof typeof AGE_BANDS
export const AgeBandSchema = v.picklist(Object.keys(AGE_BANDS) as [AgeBand, ...AgeBand[]], '请选您在读哪个阶段')

export const PHASES = ['before', 'after'] as const
export const PhaseSchema = v.picklist(PHASES)
export type Phase = v.InferOutput<typeof PhaseSchema>

/** One of two question sets of equal make-up; half the class gets A first, the other half B. */
export type Form = 'a' | 'b'

/** A quiz question as a student sees it before answering. */
export const ClassQuestionSchema = v.object({ id: v.string(), question: v.string(), options: v.array(v.string()) })
export type ClassQuestion = v.InferOutput<typeof ClassQuestionSchema>

/** A question with its answer, numbered `lessonId.index`. */
export interface PooledQuestion extends QuizQuestion {
  id: string
}

/** All quiz questions of the event's lessons, numbered. */
export const poolQuestions = (lessons: readonly { id: string; quiz: readonly QuizQuestion[] }[]): PooledQuestion[] =>
  lessons.flatMap((lesson) => lesson.quiz.map((question, index) => ({ ...question, id: `${lesson.id}.${index}` })))

/**
 * Cuts the pool into two forms, lesson by lesson in turn, so that both ask about the same matters. Each student answers
 * one form before and the other after; as which comes first alternates through the class, both are equally hard on
 * average in both phases and nobody meets a question twice. `perForm` bounds the length of a form.
 */
export function splitForms(pool: readonly PooledQuestion[], perForm = 5): Record<Form, PooledQuestion[]> {
  const byLesson = new Map<string, PooledQuestion[]>()
  for (const question of pool) {
    const lesson = question.id.slice(0, question.id.lastIndexOf('.'))
    byLesson.set(lesson, [...(byLesson.get(lesson) ?? []), question])
  }
  const forms: Record<Form, PooledQuestion[]> = { a: [], b: [] }
  const rounds = Math.max(0, ...[...byLesson.values()].map((questions) => Math.floor(questions.length / 2)))
  for (let round = 0; round < rounds; round++)
    for (const questions of byLesson.values()) {
      const [first, second] = [questions[2 * round], questions[2 * round + 1]]
      if (!first || !second || forms.a.length >= perForm) continue
      forms.a.push(first)
      forms.b.push(second)
    }
  return forms
}

/** Which form a participant answers in a phase, from the form they begin with. */
export const formOf = (first: Form, phase: Phase): Form => (phase === 'before' ? first : first === 'a' ? 'b' : 'a')

/** A shuffled copy. `random` gives numbers from 0 to below 1; every order is equally likely (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
  }
  return copy
}

/** What a student gets back for one question: the right answer and why, at once. */
export const ClassResultSchema = v.object({
  id: v.string(),
  chosen: v.optional(v.number()),
  answer: v.number(),
  right: v.boolean(),
  reason: v.string(),
})

/** What a student's phone gets on joining: everything needed for the session, so that bad signal does no harm. */
export const ClassSessionSchema = v.object({
  /** Random value that is this phone's place in the class, kept on the phone only. */
  participant: v.string(),
  title: v.string(),
  before: v.array(ClassQuestionSchema),
  after: v.array(ClassQuestionSchema),
  lessons: v.array(LessonSummarySchema),
})
export type ClassSession = v.InferOutput<typeof ClassSessionSchema>

const TallySchema = v.object({ count: v.number(), total: v.number() })
const IntervalSchema = v.object({ low: v.number(), high: v.number() })

/** The effect of one question or of the whole quiz: right answers before and after, and the 95 % interval of the change. */
export const EffectSchema = v.object({
  before: TallySchema,
  after: TallySchema,
  change: v.optional(v.number()),
  interval: IntervalSchema,
})
export type Effect = v.InferOutput<typeof EffectSchema>

/** The class as the projector and the desk show it: never a person's result. */
export const ClassResultsSchema = v.object({
  title: v.string(),
  /** Set while no code has been opened for it yet. */
  unopened: v.optional(v.literal(true)),
  code: v.optional(v.string()),
  /** Set once no answers are taken any more. */
  over: v.optional(v.literal(true)),
  joined: v.number(),
  finishedBefore: v.number(),
  finishedAfter: v.number(),
  /** Absent while fewer than five have answered, so that nobody's own result can be read off. */
  overall: v.optional(EffectSchema),
  questions: v.array(v.object({ id: v.string(), question: v.string(), effect: v.optional(EffectSchema) })),
})
export type ClassResults = v.InferOutput<typeof ClassResultsSchema>

/** Fewer answers than this are not shown (survey rule 3). */
export const SMALLEST_GROUP = 5

export interface Tally {
  count: number
  total: number
}

/** What of a class may be seen, on the wall, at the desk and in the report alike: by phase and question. */
export type Shown = Readonly<Record<string, Tally & { phones: number }>>

/** Where a phase's tally of one question stands among what is shown. */
export const shownKey = (phase: Phase, questionId: string): string => `${phase} ${questionId}`

/**
 * What is shown after an answer sheet came: a tally moves only when five more phones are in it, and the last four at most
 * never get in, also when the class is long over. Whoever compares what is shown with what was shown before, on the wall
 * or in the report, would otherwise read the answers of these few off the difference.
 */
export function inFives(shown: Shown, actual: Shown): Shown {
  const next = { ...shown }
  for (const [key, tally] of Object.entries(actual))
    if (tally.phones - (shown[key]?.phones ?? 0) >= SMALLEST_GROUP) next[key] = tally
  return next
}

/**
 * The whole class in one phase: the sum of what is shown of its questions, and of nobody else. A sum over other phones
 * than the questions' could be subtracted from these.
 */
export function shownInAll(shown: Shown, phase: Phase): Tally {
  const tallies = Object.entries(shown).flatMap(([key, tally]) => (key.startsWith(shownKey(phase, '')) ? [tally] : []))
  return {
    count: tallies.reduce((sum, { count }) => sum + count, 0),
    total: tallies.reduce((sum, { total }) => sum + total, 0),
  }
}

/** The effect of before/after tallies, or undefined while either phase has fewer than five answers. */
export function effectOf(before: Tally, after: Tally): Effect | undefined {
  if (before.total < SMALLEST_GROUP) return undefined
  if (after.total > 0 && after.total < SMALLEST_GROUP) return undefined
  const interval: Interval = changeInterval(before, after)
  const change = after.total > 0 ? after.count / after.total - before.count / before.total : undefined
  return { before, after, interval, ...(change === undefined ? {} : { change }) }
}
