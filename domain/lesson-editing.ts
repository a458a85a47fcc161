/** Lessons as the desk works on them: revisions, who did what, and what the checks say (`draft → reviewed → published → withdrawn`). */
import * as v from 'valibot'
import { type LessonStatus, LessonStatusSchema, LessonSummarySchema } from './lessons'
import { InstantSchema } from './time'

/** What the interface calls each status. */
export const LESSON_STATUS_NAMES: Record<LessonStatus, string> = {
  draft: '草稿',
  reviewed: '已审核',
  published: '已发布',
  withdrawn: '已撤下',
}

/** Which status may follow which. Any change of the text starts a new revision as a draft. */
export const LESSON_TRANSITIONS: Record<LessonStatus, readonly LessonStatus[]> = {
  draft: ['reviewed', 'withdrawn'],
  reviewed: ['published', 'draft', 'withdrawn'],
  published: ['withdrawn'],
  withdrawn: [],
}

/** The file form of a lesson as it is typed: at most 20,000 characters, a lesson being under 4,000. */
export const LessonSourceSchema = v.pipe(
  v.string('请写内容'),
  v.minLength(1, '请写内容'),
  v.maxLength(20_000, '太长了，一篇最多两万字'),
)

/** One saved state of a lesson's text. A revision's text never changes. */
export const RevisionSchema = v.object({
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  status: LessonStatusSchema,
  author: v.string(),
  /** Written by whoever asks: somebody else must review and publish it. */
  mine: v.boolean(),
  savedAt: InstantSchema,
  reviewedBy: v.optional(v.string()),
  publishedBy: v.optional(v.string()),
  /** Residents see it from this instant on; absent until published. */
  showFrom: v.optional(InstantSchema),
  comment: v.optional(v.string()),
})
export type Revision = v.InferOutput<typeof RevisionSchema>

/**
 * A lesson in the desk's list. `origin`: whether residents are shown the text of `content/lessons` or a revision written at the desk.
 * `conflict`: the file changed after the desk's revision was begun, and staff must say which one holds.
 */
export const DeskLessonSchema = v.object({
  ...LessonSummarySchema.entries,
  status: LessonStatusSchema,
  origin: v.picklist(['file', 'desk']),
  /** The newest revision at the desk, when there is one; it may not be the one shown. */
  newest: v.optional(RevisionSchema),
  /** Why it must be reviewed again (待复核): one sentence per cited article whose text changed. */
  toReview: v.array(v.string()),
  conflict: v.boolean(),
  /** How often it was read in the last 30 days. */
  readings: v.number(),
})
export type DeskLesson = v.InferOutput<typeof DeskLessonSchema>

/** A lesson opened at the desk: the text to go on with, and its history, newest first. */
export const DeskLessonDetailSchema = v.object({
  ...DeskLessonSchema.entries,
  source: v.string(),
  /** The text of the file in `content/lessons`, where there is one. */
  fileSource: v.optional(v.string()),
  /** Which state of the file that is; sent back on saving, so that a file that changed meanwhile is noticed. */
  fileHash: v.optional(v.string()),
  /** Who took it off the shelves, and why; only while it is off. */
  withdrawn: v.optional(v.object({ by: v.string(), at: InstantSchema, comment: v.string() })),
  revisions: v.array(RevisionSchema),
})
export type DeskLessonDetail = v.InferOutput<typeof DeskLessonDetailSchema>

/** What a check found: an `error` stops review and publication, a `warning` is for the writer to weigh. */
export const LessonFaultSchema = v.object({ level: v.picklist(['error', 'warning']), message: v.string() })
export type LessonFault = v.InferOutput<typeof LessonFaultSchema>

export const canLessonBecome = (from: LessonStatus, to: LessonStatus): boolean => LESSON_TRANSITIONS[from].includes(to)
