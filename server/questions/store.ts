import type { QuestionStatus } from '@domain/questions'
import type { LocalDate } from '@domain/time'
import { sql } from 'kysely'
import type { Queryable } from '../db/database'
import type { QuestionRow } from '../db/tables'

/** Puts a question in; the same id again (a retry) changes nothing. */
export const addQuestion = (db: Queryable, row: QuestionRow) =>
  db
    .insertInto('question')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()

export const listQuestions = (db: Queryable, status: QuestionStatus | undefined): Promise<QuestionRow[]> => {
  const query = db.selectFrom('question').selectAll()
  return (status ? query.where('status', '=', status) : query)
    .orderBy((e) => e.case().when('status', '=', 'open').then(0).else(1).end())
    .orderBy('asked_on')
    .orderBy('id')
    .limit(500)
    .execute()
}

export const publishedQuestions = (db: Queryable): Promise<QuestionRow[]> =>
  db
    .selectFrom('question')
    .selectAll()
    .where('status', '=', 'published')
    .orderBy('answered_on', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()

export const questionById = (db: Queryable, id: string): Promise<QuestionRow | undefined> =>
  db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst()

/** Settles an open question; answers whether it was still open. */
export async function settleQuestion(
  db: Queryable,
  id: string,
  settled: Pick<QuestionRow, 'status' | 'answer' | 'answered_on' | 'answered_by'>,
): Promise<boolean> {
  const result = await db
    .updateTable('question')
    .set(settled)
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Settled before the date, shown to nobody but staff, and not yet without their words. */
export const hasHadItsTime = (before: LocalDate) =>
  sql<boolean>`status in ('answered', 'declined') and answered_on < ${before} and text <> ''`

/** Takes the words of question and answer away where they have had their time; the record stays to be counted. */
export const forgetWordsBefore = (db: Queryable, before: LocalDate) =>
  db.updateTable('question').set({ text: '', answer: null }).where(hasHadItsTime(before)).execute()
