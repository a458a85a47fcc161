import type { BookingClue } from '@domain/find'
import type { LocalDate } from '@domain/time'
import { type RawBuilder, sql } from 'kysely'
import { type PlacedBooking, placed } from '../booking/store'
import { openVisit } from '../booking/visit'
import type { Queryable } from '../db/database'
import type { Vault } from '../vault'

/** As many recent bookings as are opened for a part of a name or number; older ones are found by the whole of it. */
const MOST_OPENED = 600

/**
 * Bookings that a clue names, the latest day first. A whole number, phone or name is found by its keyed hash, without
 * opening anything; a part of one only among the bookings of `from`–`to`.
 */
export async function bookingsOf(
  db: Queryable,
  vault: Vault,
  clue: BookingClue,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<PlacedBooking[]> {
  const all = placed(db).where('booking.erased', '=', 0).orderBy('booking.date', 'desc').orderBy('booking.id')
  const recent = () =>
    all.where('booking.date', '>=', from).where('booking.date', '<=', to).limit(MOST_OPENED).execute()
  switch (clue.kind) {
    case 'number':
      return all.where('booking.number', '=', clue.number).limit(50).execute()
    case 'phone':
      return all.where('booking.phone_hash', '=', vault.hash('phone', clue.phone)).limit(50).execute()
    case 'phone-end':
      return (await recent()).filter((row) => openVisit(vault, row).phone.endsWith(clue.digits))
    case 'name': {
      const known = await all.where('booking.person_hash', '=', vault.hash('person', clue.name)).limit(50).execute()
      const seen = new Set(known.map(({ id }) => id))
      const near = (await recent()).filter((row) => {
        const { name, beneficiary = '' } = openVisit(vault, row)
        return !seen.has(row.id) && (name.includes(clue.name) || beneficiary.includes(clue.name))
      })
      return [...known, ...near]
    }
  }
}

/** Whether a column holds the text as it is, `%` and `_` meaning themselves. */
const holds = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/** Questions of the box with the text in them or in their answer, the latest first. */
export const questionsWith = (db: Queryable, text: string, limit: number) =>
  db
    .selectFrom('question')
    .selectAll()
    .where((e) => e.or([holds('text', text), holds('answer', text)]))
    .orderBy('asked_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
