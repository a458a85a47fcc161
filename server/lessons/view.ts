import type { DeskLesson, DeskLessonDetail, Revision } from '@domain/lesson-editing'
import { type Lesson, type LessonStatus, summarise } from '@domain/lessons'
import type { Statute } from '@domain/statutes'
import type { Instant } from '@domain/time'
import * as v from 'valibot'
import { hashOf, type LessonFile } from '../content/content'
import type { LessonRevisionRow, LessonStateRow } from '../db/tables'
import type { LessonReader } from './reader'
import { type ReviewedArticle, ReviewedArticleSchema, reviewReasons } from './review-record'
import { isShown } from './store'

/** All that is known of one lesson. */
export interface LessonFacts {
  id: string
  file: LessonFile | undefined
  /** Newest first. */
  revisions: readonly LessonRevisionRow[]
  state: LessonStateRow | undefined
}

/** What a lesson is seen with. */
export interface Sight {
  /** Who of the staff looks. */
  staffId: string
  now: Instant
  read: LessonReader
  /** Names of staff by id. */
  names: ReadonlyMap<string, string>
  /** The review record of `content/`. */
  reviews: Readonly<Record<string, ReviewedArticle[]>>
  findStatute: (title: string) => Statute | undefined
  /** How often each lesson was read lately, by id. */
  readings: ReadonlyMap<string, number>
}

const newestActive = ({ revisions }: LessonFacts) => revisions.find((row) => row.status !== 'withdrawn')

/** The desk's revision that residents are shown, if it is one. */
const shownRevision = ({ revisions }: LessonFacts, now: Instant) =>
  revisions.find((row) => row.status === 'published' && isShown(row, now))

const isFileShown = (facts: LessonFacts, now: Instant): boolean =>
  facts.file?.lesson.status === 'published' && facts.state?.withdrawn !== 1 && !shownRevision(facts, now)

/** Whether anything of the lesson is on the shelves, or will be without anybody doing more. */
export const isOnShelf = (facts: LessonFacts, now: Instant): boolean =>
  isFileShown(facts, now) || facts.revisions.some((row) => row.status === 'published')

/** Whether the desk's work stands over a file that it doesn't take account of. The same text on both sides is no conflict. */
export function isConflict(facts: LessonFacts): boolean {
  const { file, state } = facts
  const ours = newestActive(facts)
  if (!file || !state || state.file_hash === file.hash || (!ours && state.withdrawn === 0)) return false
  return !ours || hashOf(ours.source) !== file.hash
}

/** Which state of the file new work at the desk takes account of: what earlier work did, or else what its writer saw. */
export const baseOf = (facts: LessonFacts, seen: string | undefined): string | null =>
  facts.state && (newestActive(facts) || facts.state.withdrawn === 1) ? facts.state.file_hash : (seen ?? null)

function statusOf(facts: LessonFacts, now: Instant): LessonStatus {
  if (isOnShelf(facts, now)) return 'published'
  if (facts.state?.withdrawn === 1) return 'withdrawn'
  return newestActive(facts)?.status ?? facts.file?.lesson.status ?? 'withdrawn'
}

function toRevision(row: LessonRevisionRow, { names, staffId }: Sight): Revision {
  const name = (id: string) => names.get(id) ?? '已离开的同事'
  return {
    revision: row.revision,
    status: row.status,
    author: name(row.author),
    mine: row.author === staffId,
    savedAt: row.saved_at,
    ...(row.reviewed_by === null ? {} : { reviewedBy: name(row.reviewed_by) }),
    ...(row.published_by === null ? {} : { publishedBy: name(row.published_by) }),
    ...(row.show_from === null ? {} : { showFrom: row.show_from }),
    ...(row.comment === null ? {} : { comment: row.comment }),
  }
}

const reviewedOf = (row: LessonRevisionRow): ReviewedArticle[] | undefined =>
  row.reviewed_articles === null
    ? undefined
    : v.parse(v.array(ReviewedArticleSchema), JSON.parse(row.reviewed_articles))

/** A lesson in the desk's list; undefined where neither file nor desk holds a text that can be read. */
export function toDeskLesson(facts: LessonFacts, sight: Sight): DeskLesson | undefined {
  const { now, read } = sight
  const { file, revisions } = facts
  const shown = shownRevision(facts, now)
  const ours = newestActive(facts)
  // What residents see, or else what the desk works on, or else whatever is left of it.
  const lesson: Lesson | undefined =
    (shown && read(shown)) ??
    (isFileShown(facts, now) ? file?.lesson : undefined) ??
    (ours && read(ours)) ??
    file?.lesson ??
    revisions.map(read).find((each) => each !== undefined)
  if (!lesson) return undefined
  const reasons = shown
    ? reviewReasons(lesson.citations, reviewedOf(shown), sight.findStatute)
    : isFileShown(facts, now)
      ? reviewReasons(lesson.citations, sight.reviews[facts.id], sight.findStatute)
      : []
  return {
    ...summarise(lesson),
    status: statusOf(facts, now),
    origin: shown || (!isFileShown(facts, now) && ours) || !file ? 'desk' : 'file',
    ...(revisions[0] ? { newest: toRevision(revisions[0], sight) } : {}),
    toReview: reasons,
    conflict: isConflict(facts),
    readings: sight.readings.get(facts.id) ?? 0,
  }
}

/** The text to go on with: the desk's newest that still counts, else the file's, unless it was withdrawn with the desk's. */
function sourceOf(facts: LessonFacts): string {
  const ours = newestActive(facts) ?? (facts.state?.withdrawn === 1 ? facts.revisions[0] : undefined)
  return ours?.source ?? facts.file?.source ?? facts.revisions[0]?.source ?? ''
}

/** A lesson opened at the desk. */
export function toDeskDetail(facts: LessonFacts, sight: Sight): DeskLessonDetail | undefined {
  const lesson = toDeskLesson(facts, sight)
  if (!lesson) return undefined
  const { file, state } = facts
  return {
    ...lesson,
    source: sourceOf(facts),
    ...(file ? { fileSource: file.source, fileHash: file.hash } : {}),
    ...(lesson.status === 'withdrawn' && state?.withdrawn === 1
      ? {
          withdrawn: {
            by: sight.names.get(state.withdrawn_by ?? '') ?? '已离开的同事',
            at: state.withdrawn_at ?? sight.now,
            comment: state.withdrawn_comment ?? '',
          },
        }
      : {}),
    revisions: facts.revisions.map((row) => toRevision(row, sight)),
  }
}
