import { addMinutes, type Instant, minutesBetween } from '@domain/time'
import { sql } from 'kysely'
import type { Queryable } from '../db/database'
import { Failure } from '../http/failure'

/** How many failures a key may have within a number of minutes. */
export interface Limit {
  key: string
  max: number
  minutes: number
}

/** Throws `too-many-requests` when one of the limits is used up at `now`. */
export async function refuseWhenUsedUp(db: Queryable, limits: readonly Limit[], now: Instant): Promise<void> {
  const rows = await db
    .selectFrom('attempt')
    .selectAll()
    .where(
      'key',
      'in',
      limits.map((limit) => limit.key),
    )
    .where('expires_at', '>', now)
    .execute()
  for (const { key, max } of limits) {
    const row = rows.find((candidate) => candidate.key === key)
    if (row && row.count >= max)
      throw new Failure('too-many-requests', { retryAfterSeconds: minutesBetween(now, row.expires_at) * 60 })
  }
}

/** Counts one failure against each limit, in one statement a key, so that no two processes miss each other's. */
export async function countAttempt(db: Queryable, limits: readonly Limit[], now: Instant): Promise<void> {
  for (const { key, minutes } of limits) {
    const expires_at = addMinutes(now, minutes)
    await db
      .insertInto('attempt')
      .values({ key, count: 1, expires_at })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          count: sql<number>`case when attempt.expires_at > ${now} then attempt.count + 1 else 1 end`,
          expires_at: sql<string>`case when attempt.expires_at > ${now} then attempt.expires_at else ${expires_at} end`,
        }),
      )
      .execute()
  }
}

/** Whether a key has been counted and still holds. */
export const isCounted = async (db: Queryable, key: string, now: Instant): Promise<boolean> =>
  (await db
    .selectFrom('attempt')
    .select('key')
    .where('key', '=', key)
    .where('expires_at', '>', now)
    .executeTakeFirst()) !== undefined

/** Forgets keys, as after a successful sign-in. */
export const forgetAttempts = (db: Queryable, keys: readonly string[]) =>
  db.deleteFrom('attempt').where('key', 'in', keys).execute()

/** Removes counts that no longer hold. */
export const dropExpiredAttempts = (db: Queryable, now: Instant) =>
  db.deleteFrom('attempt').where('expires_at', '<=', now).execute()
