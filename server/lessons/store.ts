import type { LessonStatus } from '@domain/lessons'
import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../db/database'
import type { LessonRevisionRow, LessonStateRow } from '../db/tables'

/** Which state the desk's lessons are in: grows with every change, whichever process makes it. */
export const shelfVersion = async (db: Queryable): Promise<number> =>
  (await db.selectFrom('lesson_shelf').select('version').where('id', '=', 1).executeTakeFirstOrThrow()).version

/** Announces a change and makes others wait for the end of this transaction, so that what is read after it holds. */
export const claimShelf = (tx: Tx) =>
  tx
    .updateTable('lesson_shelf')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', 1)
    .execute()

/** All revisions of a lesson, newest first. */
export const listRevisions = (db: Queryable, lessonId: string): Promise<LessonRevisionRow[]> =>
  db.selectFrom('lesson_revision').selectAll().where('lesson_id', '=', lessonId).orderBy('revision', 'desc').execute()

/**
 * The revisions that decide how each lesson stands, newest first: the newest of each status, and the newest that is shown
 * at `now`. Whatever has a revision has a state, so that they are found one by one and never by going through all.
 */
export async function listDeciding(db: Queryable, now: Instant): Promise<LessonRevisionRow[]> {
  const found = await db
    .selectFrom('lesson_state')
    .select((e) => {
      const newest = (status: LessonStatus) =>
        e
          .selectFrom('lesson_revision')
          .whereRef('lesson_revision.lesson_id', '=', 'lesson_state.lesson_id')
          .where('status', '=', status)
          .select(({ fn }) => fn.max('revision').as('revision'))
      return [
        'lesson_id' as const,
        newest('draft').as('draft'),
        newest('reviewed').as('reviewed'),
        newest('published').as('published'),
        newest('withdrawn').as('withdrawn'),
        newest('published').where('show_from', '<=', now).as('shown'),
      ]
    })
    .execute()
  const keys = found.flatMap(({ lesson_id, ...revisions }) =>
    [...new Set(Object.values(revisions))].flatMap((revision) =>
      revision === null ? [] : [sql`(${lesson_id}, cast(${revision} as integer))`],
    ),
  )
  if (keys.length === 0) return []
  return db
    .selectFrom('lesson_revision')
    .selectAll()
    .where(sql<boolean>`(lesson_id, revision) in (values ${sql.join(keys)})`)
    .orderBy('revision', 'desc')
    .execute()
}

export const findRevision = (db: Queryable, lessonId: string, revision: number) =>
  db
    .selectFrom('lesson_revision')
    .selectAll()
    .where('lesson_id', '=', lessonId)
    .where('revision', '=', revision)
    .executeTakeFirst()

/** When each published revision is shown, oldest first: all that is needed to know which ones are. */
export const listPublished = (db: Queryable) =>
  db
    .selectFrom('lesson_revision')
    .select(['lesson_id', 'revision', 'show_from'])
    .where('status', '=', 'published')
    .orderBy('lesson_id')
    .orderBy('revision')
    .execute()

export const addRevision = (tx: Tx, row: LessonRevisionRow) => tx.insertInto('lesson_revision').values(row).execute()

/** Moves one revision on. */
export const markRevision = (
  tx: Tx,
  lessonId: string,
  revision: number,
  change: Partial<
    Pick<LessonRevisionRow, 'status' | 'reviewed_by' | 'reviewed_articles' | 'published_by' | 'show_from'>
  >,
) =>
  tx
    .updateTable('lesson_revision')
    .set(change)
    .where('lesson_id', '=', lessonId)
    .where('revision', '=', revision)
    .execute()

/** Withdraws every revision of a lesson that stands in one of these statuses. */
export const withdrawRevisions = (tx: Tx, lessonId: string, statuses: readonly LessonStatus[]) =>
  tx
    .updateTable('lesson_revision')
    .set({ status: 'withdrawn' })
    .where('lesson_id', '=', lessonId)
    .where('status', 'in', statuses)
    .execute()

export const listStates = (db: Queryable): Promise<LessonStateRow[]> =>
  db.selectFrom('lesson_state').selectAll().execute()

export const findState = (db: Queryable, lessonId: string): Promise<LessonStateRow | undefined> =>
  db.selectFrom('lesson_state').selectAll().where('lesson_id', '=', lessonId).executeTakeFirst()

/** Ids of lessons whose file is off the shelves. */
export const withdrawnIds = async (db: Queryable): Promise<Set<string>> =>
  new Set(
    (await db.selectFrom('lesson_state').select('lesson_id').where('withdrawn', '=', 1).execute()).map(
      (row) => row.lesson_id,
    ),
  )

/** Writes what was decided about a lesson. */
export const putState = (tx: Tx, row: LessonStateRow) => {
  const { lesson_id: _, ...change } = row
  return tx
    .insertInto('lesson_state')
    .values(row)
    .onConflict((conflict) => conflict.column('lesson_id').doUpdateSet(change))
    .execute()
}

/** Names of staff by id, those who left included. */
export const staffNames = async (db: Queryable): Promise<Map<string, string>> =>
  new Map((await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))

/** A state that says nothing yet. */
export const blankState = (lessonId: string, fileHash: string | null): LessonStateRow => ({
  lesson_id: lessonId,
  file_hash: fileHash,
  withdrawn: 0,
  withdrawn_at: null,
  withdrawn_by: null,
  withdrawn_comment: null,
})

/** Whether a published revision's time has come. */
export const isShown = (row: Pick<LessonRevisionRow, 'show_from'>, now: Instant): boolean =>
  row.show_from !== null && row.show_from <= now
