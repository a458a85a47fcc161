import type { CallInput } from '@domain/api'
import { canLessonBecome, type DeskLesson, type DeskLessonDetail, type LessonFault } from '@domain/lesson-editing'
import { LessonFormatError, parseLesson } from '@domain/lesson-markdown'
import type { Lesson, LessonStatus } from '@domain/lessons'
import { addDays, localDate, toInstant } from '@domain/time'
import type { StaffSession } from '../auth/session'
import { lessonFaults } from '../content/rules'
import type { Queryable, Tx } from '../db/database'
import type { LessonRevisionRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { createLessonReader } from './reader'
import { countReadings } from './readings-store'
import { recordOf } from './review-record'
import * as store from './store'
import { baseOf, isConflict, isOnShelf, type LessonFacts, type Sight, toDeskDetail, toDeskLesson } from './view'

type Save = NonNullable<CallInput<'deskSaveLesson'>['body']>

/** Of how many days, today included, the desk is told how often a lesson was read. */
const READ_LATELY_DAYS = 30

/** What the desk does with lessons. Every change is one transaction, written down in the audit. */
export function lessonService(parts: Pick<Parts, 'content' | 'database' | 'now'>) {
  const { content, database } = parts
  const now = () => toInstant(parts.now())
  const read = createLessonReader()

  async function sight(db: Queryable, { staffId }: StaffSession): Promise<Sight> {
    const { reviews, statutes } = content
    const names = await store.staffNames(db)
    const readings = await countReadings(db, addDays(localDate(parts.now()), 1 - READ_LATELY_DAYS))
    return { staffId, now: now(), read, names, reviews, findStatute: statutes.find, readings }
  }

  async function factsOf(db: Queryable, id: string): Promise<LessonFacts> {
    const revisions = await store.listRevisions(db, id)
    return { id, file: content.lessonFiles.get(id), revisions, state: await store.findState(db, id) }
  }

  async function detail(db: Queryable, id: string, staff: StaffSession): Promise<DeskLessonDetail> {
    const found = toDeskDetail(await factsOf(db, id), await sight(db, staff))
    if (!found) throw new Failure('not-found')
    return found
  }

  /** Changes one lesson: `work` sees it as it stands, and nobody else changes any until it ends. */
  const change = (
    id: string,
    staff: StaffSession,
    action: 'save' | 'review' | 'publish' | 'withdraw' | 'settle',
    work: (tx: Tx, facts: LessonFacts) => Promise<string | undefined>,
  ): Promise<DeskLessonDetail> =>
    database.transaction(async (tx) => {
      await store.claimShelf(tx)
      const facts = await factsOf(tx, id)
      if (!facts.file && facts.revisions.length === 0 && action !== 'save') throw new Failure('not-found')
      const subject = await work(tx, facts)
      await audit(tx, parts.now(), staff, `lesson.${action}`, subject ?? id)
      return detail(tx, id, staff)
    })

  /** The newest revision, which must be this one and may become `to`; never by the hand of its author. */
  function mayBecome(facts: LessonFacts, revision: number, to: LessonStatus, staff: StaffSession): LessonRevisionRow {
    const row = facts.revisions.find((each) => each.revision === revision)
    if (!row) throw new Failure('not-found')
    if (row !== facts.revisions[0] || !canLessonBecome(row.status, to)) throw new Failure('state-changed')
    if (row.author === staff.staffId) throw new Failure('own-work')
    return row
  }

  /** The lesson of a text in which no check finds an error; throws `invalid-fields` with what must be mended. */
  function sound(source: string): Lesson {
    const lesson = readTyped(source)
    const errors = lessonFaults(lesson, content).filter(({ level }) => level === 'error')
    if (errors[0])
      throw new Failure('invalid-fields', {
        message: `还有 ${errors.length} 处要改，先改好再来。${errors[0].message}`,
        fields: { source: errors.map(({ message }) => message).join('；') },
      })
    return lesson
  }

  return {
    async list(staff: StaffSession): Promise<DeskLesson[]> {
      const seen = await sight(database.query, staff)
      const deciding = await store.listDeciding(database.query, seen.now)
      const states = new Map((await store.listStates(database.query)).map((state) => [state.lesson_id, state]))
      const byLesson = new Map<string, LessonRevisionRow[]>()
      for (const row of deciding) byLesson.set(row.lesson_id, [...(byLesson.get(row.lesson_id) ?? []), row])
      const ids = [...new Set([...content.lessonFiles.keys(), ...byLesson.keys()])].sort()
      const lessons = await Promise.all(
        ids.map(async (id) => {
          const file = content.lessonFiles.get(id)
          const facts = { id, file, revisions: byLesson.get(id) ?? [], state: states.get(id) }
          // Where none of these can be read under today's format, an older one may be.
          return toDeskLesson(facts, seen) ?? toDeskLesson(await factsOf(database.query, id), seen) ?? []
        }),
      )
      return lessons.flat()
    },

    open: (id: string, staff: StaffSession) => detail(database.query, id, staff),

    async revision(id: string, revision: number, staff: StaffSession) {
      const row = await store.findRevision(database.query, id, revision)
      const found = (await detail(database.query, id, staff)).revisions.find((each) => each.revision === revision)
      if (!row || !found) throw new Failure('not-found')
      return { ...found, source: row.source }
    },

    /** What is wrong with a text, and the lesson where it can be read. */
    check(source: string): { faults: LessonFault[]; lesson?: Lesson } {
      try {
        const lesson = parseLesson(source)
        return { faults: lessonFaults(lesson, content), lesson }
      } catch (error) {
        if (!(error instanceof LessonFormatError)) throw error
        return { faults: [{ level: 'error', message: error.message }] }
      }
    },

    /** Saves a new draft. Throws `invalid-fields` for a text that can't be read, `state-changed` when another revision came between. */
    save({ source, after, fileHash, comment }: Save, staff: StaffSession) {
      const { id } = readTyped(source)
      return change(id, staff, 'save', async (tx, facts) => {
        const newest = facts.revisions[0]?.revision ?? 0
        if (after !== newest)
          throw new Failure('state-changed', {
            message:
              after === 0
                ? '已经有一篇用这个编号（id）。写新内容请换一个编号，改旧的请从列表里打开它。'
                : '别人刚刚存了新的一版。请先复制您写的，刷新后对比再改。',
          })
        const file_hash = baseOf(facts, fileHash)
        await store.putState(tx, { ...(facts.state ?? store.blankState(id, file_hash)), file_hash })
        await store.addRevision(tx, {
          lesson_id: id,
          revision: newest + 1,
          source,
          status: 'draft',
          author: staff.staffId,
          saved_at: now(),
          comment: comment || null,
          file_hash,
          reviewed_by: null,
          reviewed_articles: null,
          published_by: null,
          show_from: null,
        })
        return `${id}/${newest + 1}`
      })
    },

    review: (id: string, revision: number, staff: StaffSession) =>
      change(id, staff, 'review', async (tx, facts) => {
        const row = mayBecome(facts, revision, 'reviewed', staff)
        const articles = recordOf(sound(row.source).citations, content.statutes.find)
        await store.markRevision(tx, id, revision, {
          status: 'reviewed',
          reviewed_by: staff.staffId,
          reviewed_articles: JSON.stringify(articles),
        })
        return `${id}/${revision}`
      }),

    /** Publishes from `showFrom` on, at once when it is absent or past. Refused while file and desk are in conflict. */
    publish: (id: string, revision: number, showFrom: string | undefined, staff: StaffSession) =>
      change(id, staff, 'publish', async (tx, facts) => {
        const row = mayBecome(facts, revision, 'published', staff)
        if (isConflict(facts))
          throw new Failure('state-changed', { message: '随程序更新的文件也改了。请先定用哪一份，再发布。' })
        sound(row.source)
        if (showFrom !== undefined && Number.isNaN(Date.parse(showFrom)))
          throw new Failure('invalid-fields', { fields: { showFrom: '没有这个日期，请重新选' } })
        const show_from = showFrom === undefined || showFrom < now() ? now() : showFrom
        await store.markRevision(tx, id, revision, { status: 'published', published_by: staff.staffId, show_from })
        return `${id}/${revision}`
      }),

    withdraw: (id: string, comment: string, staff: StaffSession) =>
      change(id, staff, 'withdraw', async (tx, facts) => {
        if (!isOnShelf(facts, now())) throw new Failure('state-changed')
        await store.withdrawRevisions(tx, id, ['published'])
        await store.putState(tx, {
          lesson_id: id,
          file_hash: facts.file?.hash ?? null,
          withdrawn: 1,
          withdrawn_at: now(),
          withdrawn_by: staff.staffId,
          withdrawn_comment: comment,
        })
        return undefined
      }),

    /** Says which side holds. With the file, the desk's revisions are withdrawn and the file is shown as it says. */
    settle: (id: string, keep: 'file' | 'desk', staff: StaffSession) =>
      change(id, staff, 'settle', async (tx, facts) => {
        if (!facts.file || !isConflict(facts)) throw new Failure('state-changed')
        const blank = store.blankState(id, facts.file.hash)
        if (keep === 'file') await store.withdrawRevisions(tx, id, ['draft', 'reviewed', 'published'])
        await store.putState(tx, keep === 'file' ? blank : { ...blank, ...facts.state, file_hash: facts.file.hash })
        return undefined
      }),
  }
}

/** The lesson of a text as typed; throws `invalid-fields` naming what to mend. */
function readTyped(source: string): Lesson {
  try {
    return parseLesson(source)
  } catch (error) {
    if (!(error instanceof LessonFormatError)) throw error
    throw new Failure('invalid-fields', { message: error.message, fields: { source: error.message } })
  }
}
