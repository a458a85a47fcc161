import * as v from 'valibot'
import { AudienceSchema } from './audiences'
import { CitationSchema } from './statutes'
import { InstantSchema, LocalDateSchema } from './time'
import { TopicSchema } from './topics'

export const LESSON_STATUSES = ['draft', 'reviewed', 'published', 'withdrawn'] as const
export const LessonStatusSchema = v.picklist(LESSON_STATUSES)
export type LessonStatus = v.InferOutput<typeof LessonStatusSchema>

/** The parts of a lesson in reading order, each an `##` heading of the lesson's file. */
export const SECTION_TITLES = {
  story: '遇到的事',
  law: '法律怎么说',
  steps: '现在怎么办',
  evidence: '留好这些证据',
  where: '去哪里办',
  exceptions: '这些情况不一样',
} as const
export type SectionKind = keyof typeof SECTION_TITLES
export const SECTION_KINDS = Object.keys(SECTION_TITLES) as [SectionKind, ...SectionKind[]]

/**
 * A run of text. `bold` is emphasis, `cite` the 1-based number of the citation that the words rest on.
 * Lessons travel as data, never as HTML, so nothing has to be sanitised on the phone.
 */
export const SpanSchema = v.object({
  text: v.string(),
  bold: v.optional(v.literal(true)),
  cite: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})
export type Span = v.InferOutput<typeof SpanSchema>

export const BlockSchema = v.variant('kind', [
  v.object({ kind: v.literal('paragraph'), spans: v.array(SpanSchema) }),
  v.object({ kind: v.literal('steps'), items: v.array(v.array(SpanSchema)) }),
  v.object({ kind: v.literal('list'), items: v.array(v.array(SpanSchema)) }),
])
export type Block = v.InferOutput<typeof BlockSchema>

/** One quiz question: one right option (`answer` counts from 0) and the reason why, said kindly. */
export const QuizQuestionSchema = v.pipe(
  v.object({
    question: v.pipe(v.string(), v.minLength(4)),
    options: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(2), v.maxLength(4)),
    answer: v.pipe(v.number(), v.integer(), v.minValue(0)),
    reason: v.pipe(v.string(), v.minLength(6)),
  }),
  v.check((q) => q.answer < q.options.length, '答案的序号超出选项'),
  v.check((q) => new Set(q.options).size === q.options.length, '选项有重复'),
)
export type QuizQuestion = v.InferOutput<typeof QuizQuestionSchema>

const lessonHead = {
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  /** The question a villager asks. */
  title: v.pipe(v.string(), v.minLength(4, '太短，要 4 到 30 个字'), v.maxLength(30, '太长，要 4 到 30 个字')),
  /** The answer in one sentence, shown in lists and read first. */
  summary: v.pipe(v.string(), v.minLength(10, '太短，要 10 到 60 个字'), v.maxLength(60, '太长，要 10 到 60 个字')),
  audiences: v.pipe(v.array(AudienceSchema), v.minLength(1, '至少选一类人')),
  topics: v.pipe(v.array(TopicSchema), v.minLength(1, '要选 1 到 3 个'), v.maxLength(3, '要选 1 到 3 个')),
  /** Ids of key dates (`content/keydates.yaml`) at which the lesson comes first. */
  keyDates: v.optional(v.array(v.string()), []),
  /** True for lessons no youth reader is shown (for example sexual offences described for adults). */
  adultOnly: v.optional(v.boolean(), false),
}

/** The YAML front matter of `content/lessons/<id>.md`. */
export const LessonFrontMatterSchema = v.object({
  ...lessonHead,
  status: LessonStatusSchema,
  citations: v.pipe(v.array(CitationSchema, '一条也没有引用'), v.minLength(1, '一条也没有引用')),
  quiz: v.pipe(v.array(QuizQuestionSchema), v.minLength(3, '要 3 到 5 题'), v.maxLength(5, '要 3 到 5 题')),
  /** The 大喇叭 script: at most about two minutes, written for the ear. */
  broadcast: v.optional(v.pipe(v.string(), v.maxLength(420))),
})
export type LessonFrontMatter = v.InferOutput<typeof LessonFrontMatterSchema>

/** A lesson (普法内容): one situation a villager would recognise. */
export const LessonSchema = v.object({
  ...LessonFrontMatterSchema.entries,
  sections: v.array(v.object({ kind: v.picklist(SECTION_KINDS), blocks: v.array(BlockSchema) })),
  /** Reading time in whole minutes at 250 characters a minute, the pace of an unhurried reader. */
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type Lesson = v.InferOutput<typeof LessonSchema>

/** A lesson as lists show it. */
export const LessonSummarySchema = v.object({
  ...lessonHead,
  minutes: LessonSchema.entries.minutes,
})
export type LessonSummary = v.InferOutput<typeof LessonSummarySchema>

/** A lesson as lists ordered for a reader show it. */
export const RankedLessonSchema = v.object({
  ...LessonSummarySchema.entries,
  /** Why it is shown, in words. */
  why: v.string(),
  /** What it is worth to this reader, as `domain/ranking.ts` counts; the phone arranges by it. */
  score: v.number(),
})
export type RankedLesson = v.InferOutput<typeof RankedLessonSchema>

/** A citation as the reader sees it: with the version its words were checked against. */
export const CheckedCitationSchema = v.object({ ...CitationSchema.entries, version: LocalDateSchema })

/** A lesson as the reader opens it. */
export const LessonDetailSchema = v.object({
  ...LessonSummarySchema.entries,
  sections: LessonSchema.entries.sections,
  citations: v.array(CheckedCitationSchema),
  quiz: v.array(QuizQuestionSchema),
  broadcast: v.optional(v.string()),
  updatedAt: v.optional(InstantSchema),
})
export type LessonDetail = v.InferOutput<typeof LessonDetailSchema>

/** The list entry of a lesson. */
export const summarise = (lesson: Lesson): LessonSummary => ({
  id: lesson.id,
  title: lesson.title,
  summary: lesson.summary,
  audiences: lesson.audiences,
  topics: lesson.topics,
  keyDates: lesson.keyDates,
  adultOnly: lesson.adultOnly,
  minutes: lesson.minutes,
})

/** WeChat's codes carry at most this many characters. */
const SCENE_LENGTH = 32

/** What a mini-program code of a lesson carries. */
export const sceneOfLesson = (id: string): string => id.slice(0, SCENE_LENGTH)

/** The lesson a scanned code means: the one with this id, or with an id that was too long for a code and begins so. */
export const lessonOfScene = (ids: readonly string[], scene: string): string | undefined =>
  ids.find((id) => id === scene) ?? ids.find((id) => id.length > SCENE_LENGTH && sceneOfLesson(id) === scene)

/** All words of a section's blocks, for search, reading time, read-aloud and checks. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block.spans] : block.items))
    .map((spans) => spans.map((span) => span.text).join(''))
    .join('\n')

/** Reading time in whole minutes at 250 characters a minute, at least one. */
export const readingMinutes = (text: string): number => Math.max(1, Math.round(text.replace(/\s/g, '').length / 250))
