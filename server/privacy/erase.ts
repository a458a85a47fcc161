import { randomUUID } from 'node:crypto'
import type { LocalDate } from '@domain/time'
import { ERASED_VISIT } from '../booking/visit'
import { inBatches } from '../db/batches'
import type { Tx } from '../db/database'
import type { Parts } from '../parts'
import { audit, SYSTEM } from '../staff/audit'

const BATCH = 500

/** Takes from bookings everything that names or finds a person; date, topic, status and result stay and are counted. */
export async function eraseBookings(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await tx
      .updateTable('booking')
      .set({
        ...ERASED_VISIT,
        private_note_sealed: null,
        reason: null,
        follow_up_on: null,
        resident_id: null,
        holder: 'erased',
        // Hashes of nothing: the unique indexes of rule 2 need a value, and a random one finds nobody.
        phone_hash: randomUUID(),
        person_hash: randomUUID(),
        beneficiary_key: randomUUID(),
        erased: 1,
      })
      .where('id', '=', id)
      .execute()
  if (ids.length > 0) await tx.deleteFrom('message').where('booking_id', 'in', ids).execute()
}

/** Erases the personal data of bookings from before a date, in batches, so that nobody waits long for a lock. */
export async function eraseBookingsBefore({ database, now }: Parts, date: LocalDate): Promise<void> {
  await inBatches(database, BATCH, async (tx, size) => {
    const rows = await tx
      .selectFrom('booking')
      .select('id')
      .where('date', '<', date)
      .where('erased', '=', 0)
      .limit(size)
      .execute()
    await eraseBookings(
      tx,
      rows.map((row) => row.id),
    )
    if (rows.length > 0) await audit(tx, now(), SYSTEM, 'erase.bookings', `${rows.length}`)
    return rows.length
  })
}

/** Removes waiting lists of days before a date, with their messages. */
export async function eraseWaitingBefore({ database, now }: Parts, date: LocalDate): Promise<void> {
  await inBatches(database, BATCH, async (tx, size) => {
    const rows = await tx
      .selectFrom('waitlist')
      .innerJoin('duty_day', 'duty_day.id', 'waitlist.day_id')
      .select('waitlist.id')
      .where('duty_day.date', '<', date)
      .limit(size)
      .execute()
    for (const { id } of rows) {
      await tx.deleteFrom('message').where('waitlist_id', '=', id).execute()
      await tx.deleteFrom('waitlist').where('id', '=', id).execute()
    }
    if (rows.length > 0) await audit(tx, now(), SYSTEM, 'erase.waiting', `${rows.length}`)
    return rows.length
  })
}
