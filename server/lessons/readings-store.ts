import type { Reader } from '@domain/readings'
import type { ReportPeriod } from '@domain/report'
import type { LocalDate } from '@domain/time'
import { sql } from 'kysely'
import type { Queryable } from '../db/database'
import type { ReadingRow } from '../db/tables'

/** Adds counts to those there are, however many are added at the same moment. No two of them may be of the same kind. */
export const addReadings = async (db: Queryable, rows: readonly ReadingRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db
    .insertInto('reading')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['date', 'lesson_id', 'audience'])
        .doUpdateSet({ count: sql<number>`reading.count + excluded.count` }),
    )
    .execute()
}

/** How often each lesson was read by each group in a period. */
export async function sumReadings(
  db: Queryable,
  { from, to }: ReportPeriod,
): Promise<{ lessonId: string; reader: Reader; count: number }[]> {
  const rows = await db
    .selectFrom('reading')
    .where('date', '>=', from)
    .where('date', '<=', to)
    .groupBy(['lesson_id', 'audience'])
    .select(({ fn }) => ['lesson_id', 'audience', fn.sum<number | string>('count').as('count')])
    .execute()
  return rows.map((row) => ({ lessonId: row.lesson_id, reader: row.audience, count: Number(row.count) }))
}

/** How often each lesson was read since a date, by its id. */
export async function countReadings(db: Queryable, since: LocalDate): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('reading')
    .where('date', '>=', since)
    .groupBy('lesson_id')
    .select(({ fn }) => ['lesson_id', fn.sum<number | string>('count').as('count')])
    .execute()
  return new Map(rows.map((row) => [row.lesson_id, Number(row.count)]))
}

/** Whether readings were counted on a day already, or before it; of a time when nothing was, nothing can be said. */
export const countedReadingsBy = async (db: Queryable, date: LocalDate): Promise<boolean> =>
  (await db.selectFrom('reading').select('date').where('date', '<=', date).limit(1).executeTakeFirst()) !== undefined

/** Removes counts from before a date. */
export const dropReadingsBefore = (db: Queryable, date: LocalDate) =>
  db.deleteFrom('reading').where('date', '<', date).execute()
