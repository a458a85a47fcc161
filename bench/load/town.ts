import { randomUUID } from 'node:crypto'
import { addDays, instantAt, localDate } from '@domain/time'
import { hashToken, newToken } from '../../server/auth/token'
import type { Database } from '../../server/db/database'
import { migrate } from '../../server/db/migrate'
import { grow } from '../../tests/support/grow'
import { offerPlaces } from '../offer-places'

const BOOKINGS = 10_000
const OTHER_ROWS = 1_000
/** Enough residents that nobody books or answers twice. */
export const RESIDENTS = 20_000

/**
 * A town with `scale` times ten thousand past bookings and messages, and a tenth of that in every other table that grows,
 * with duty days ahead and residents who are signed in. Returns their tokens.
 */
export async function makeTown(database: Database, scale: number): Promise<string[]> {
  await migrate(database)
  await grow(
    database,
    (table) => {
      if (table === 'booking' || table === 'message') return BOOKINGS * scale
      // Past waiting lists are removed within the hour, so a town never has many.
      if (table === 'waitlist') return 100
      // Counters of what was read have a number of their own: see `readings.ts`.
      if (table === 'reading') return 1
      return table === 'duty_day' || table === 'slot' || table === 'day_counter' ? 5_000 : OTHER_ROWS * scale
    },
    {
      'booking.status': "'done'",
      'message.state': "'sent'",
      // What the hourly cleaning would take away at once is of later.
      'session.expires_at': "'2099-01-01T00:00:00.000Z'",
      'idempotency.created_at': "'2099-01-01T00:00:00.000Z'",
      'attempt.expires_at': "'2099-01-01T00:00:00.000Z'",
      'search_miss.date': "'2099-01-01'",
      'search_miss.topics': "'[]'",
    },
  )
  await offerPlaces(database, localDate(new Date()), 2000)
  return signIn(database)
}

async function signIn({ query }: Database): Promise<string[]> {
  const now = new Date()
  const today = localDate(now)
  const people = Array.from({ length: RESIDENTS }, () => ({ id: randomUUID(), token: newToken() }))
  for (let at = 0; at < people.length; at += 500) {
    const some = people.slice(at, at + 500)
    await query
      .insertInto('resident')
      .values(
        some.map(({ id }) => ({
          id,
          identity_hash: id,
          openid_sealed: null,
          guest: 1,
          audience: null,
          village_id: null,
          created_on: today,
        })),
      )
      .execute()
    await query
      .insertInto('session')
      .values(
        some.map(({ id, token }) => ({
          token_hash: hashToken(token),
          resident_id: id,
          staff_id: null,
          created_at: now.toISOString(),
          expires_at: instantAt(addDays(today, 2), '00:00'),
        })),
      )
      .execute()
  }
  return people.map(({ token }) => token)
}
