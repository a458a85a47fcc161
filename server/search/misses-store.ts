import type { Reply } from '@domain/api'
import { type LocalDate, LocalDateSchema } from '@domain/time'
import { TopicSchema } from '@domain/topics'
import { sql } from 'kysely'
import * as v from 'valibot'
import type { Queryable } from '../db/database'
import type { SearchMissRow } from '../db/tables'

const TopicsSchema = v.pipe(v.string(), v.parseJson(), v.array(TopicSchema))
/** As many as anybody reads. */
const MOST_LISTED = 300

export const countMissesOn = async (db: Queryable, date: LocalDate): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('search_miss')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('date', '=', date)
        .executeTakeFirstOrThrow()
    ).count,
  )

/** Counts a miss once more; with `onlyKnown`, one that is new on its date is let go. */
export async function addMiss(db: Queryable, miss: Omit<SearchMissRow, 'count'>, onlyKnown: boolean): Promise<void> {
  if (onlyKnown) {
    await db
      .updateTable('search_miss')
      .set((e) => ({ count: e('count', '+', 1) }))
      .where('date', '=', miss.date)
      .where('text', '=', miss.text)
      .execute()
    return
  }
  await db
    .insertInto('search_miss')
    .values({ ...miss, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['date', 'text'])
        .doUpdateSet({ count: sql<number>`search_miss.count + 1`, topics: miss.topics }),
    )
    .execute()
}

/** Misses since a date, added up by text: most often first, then the latest. */
export async function listMisses(db: Queryable, since: LocalDate): Promise<Reply<'deskSearchMisses'>> {
  const rows = await db
    .selectFrom('search_miss')
    .select(({ fn }) => [
      'text',
      fn.sum<number | string>('count').as('count'),
      fn.max('date').as('last_on'),
      fn.max('topics').as('topics'),
    ])
    .where('date', '>=', since)
    .groupBy('text')
    .orderBy('count', 'desc')
    .orderBy('last_on', 'desc')
    .orderBy('text')
    .limit(MOST_LISTED)
    .execute()
  return rows.map((row) => ({
    query: row.text,
    count: Number(row.count),
    lastOn: v.parse(LocalDateSchema, row.last_on),
    topics: v.parse(TopicsSchema, row.topics),
  }))
}

/** Removes misses from before a date. */
export const dropMissesBefore = (db: Queryable, date: LocalDate) =>
  db.deleteFrom('search_miss').where('date', '<', date).execute()
