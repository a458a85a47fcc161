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

/**
 * Counts one attempt against each limit, in one statement a key, so that no two processes miss each other's. Returns
 * whether this one went beyond a limit.
 */
export async function countAttempt(db: Queryable, limits: readonly Limit[], now: Instant): Promise<boolean> {
  let beyond = false
  for (const { key, max, minutes } of limits) {
    const expires_at = addMinutes(now, minutes)
    const { count } = await db
      .insertInto('attempt')
      .values({ key, count: 1, expires_at })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          count: sql<number>`case when attempt.expires_at > ${now} then attempt.count + 1 else 1 end`,
          expires_at: sql<string>`case when attempt.expires_at > ${now} then attempt.expires_at else ${expires_at} end`,
        }),
      )
      .returning('count')
      .executeTakeFirstOrThrow()
    beyond ||= count > max
  }
  return beyond
}

/**
 * Counts an attempt before it is known to be a wrong one: of a hundred at once, no more than the limit are looked at.
 * Throws `too-many-requests` when a limit is used up; whoever turns out right gives it back (`giveBackAttempt`).
 */
export async function spendAttempt(db: Queryable, limits: readonly Limit[], now: Instant): Promise<void> {
  await refuseWhenUsedUp(db, limits, now)
  if (await countAttempt(db, limits, now)) await refuseWhenUsedUp(db, limits, now)
}

/** Takes back an attempt that was no wrong one. */
export const giveBackAttempt = (db: Queryable, limits: readonly Limit[]) =>
  db
    .updateTable('attempt')
    .set((row) => ({ count: row('count', '-', 1) }))
    .where(
      'key',
      'in',
      limits.map(({ key }) => key),
    )
    .where('count', '>', 0)
    .execute()

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
