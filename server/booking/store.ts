import { ACTIVE_STATUSES } from '@domain/booking'
import type { LocalDate } from '@domain/time'
import type { Queryable, Tx } from '../db/database'
import type { BookingRow, DutyDayRow, SlotRow } from '../db/tables'

/** A slot with the facts of its day. */
export type PlacedSlot = SlotRow & Pick<DutyDayRow, 'date' | 'adviser' | 'place'>

/** A booking with when and where. */
export type PlacedBooking = BookingRow &
  Pick<SlotRow, 'start' | 'ends' | 'starts_at' | 'ends_at' | 'extra' | 'extra_reason'> &
  Pick<DutyDayRow, 'adviser' | 'place'>

/** An open slot of an open day. */
export const openSlot = (db: Queryable, id: string): Promise<PlacedSlot | undefined> =>
  db
    .selectFrom('slot')
    .innerJoin('duty_day', 'duty_day.id', 'slot.day_id')
    .selectAll('slot')
    .select(['duty_day.date', 'duty_day.adviser', 'duty_day.place'])
    .where('slot.id', '=', id)
    .where('slot.open', '=', 1)
    .where('duty_day.open', '=', 1)
    .executeTakeFirst()

/** Open slots of open days of a span of dates, in order of time. */
export const openSlots = (db: Queryable, from: LocalDate, to: LocalDate): Promise<PlacedSlot[]> =>
  db
    .selectFrom('slot')
    .innerJoin('duty_day', 'duty_day.id', 'slot.day_id')
    .selectAll('slot')
    .select(['duty_day.date', 'duty_day.adviser', 'duty_day.place'])
    .where('duty_day.date', '>=', from)
    .where('duty_day.date', '<=', to)
    .where('slot.open', '=', 1)
    .where('duty_day.open', '=', 1)
    .orderBy('slot.starts_at')
    .orderBy('slot.id')
    .execute()

/** Rule 1: takes a place if there is one left; false when there is none. The check is part of the update. */
export async function takePlace(tx: Tx, slotId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('slot')
    .set((e) => ({ taken: e('taken', '+', 1) }))
    .where('id', '=', slotId)
    .where('open', '=', 1)
    .whereRef('taken', '<', 'places')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const givePlaceBack = (tx: Tx, slotId: string) =>
  tx
    .updateTable('slot')
    .set((e) => ({ taken: e('taken', '-', 1) }))
    .where('id', '=', slotId)
    .execute()

/** Locks days, always in the same order, until the transaction ends. The key is left alone: SQLite would look for its references. */
export async function lockDays(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort())
    await tx
      .updateTable('duty_day')
      .set((e) => ({ open: e.ref('open') }))
      .where('id', '=', id)
      .execute()
}

/** Locks slots, always in the same order, until the transaction ends. */
export async function lockSlots(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort())
    await tx
      .updateTable('slot')
      .set((e) => ({ open: e.ref('open') }))
      .where('id', '=', id)
      .execute()
}

export const insertBooking = (tx: Tx, row: BookingRow) => tx.insertInto('booking').values(row).execute()

/** Bookings with when and where, to be narrowed down. */
export const placed = (db: Queryable) =>
  db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slot_id')
    .innerJoin('duty_day', 'duty_day.id', 'booking.day_id')
    .selectAll('booking')
    .select(['slot.start', 'slot.ends', 'slot.starts_at', 'slot.ends_at', 'slot.extra', 'slot.extra_reason'])
    .select(['duty_day.adviser', 'duty_day.place'])

export const bookingById = (db: Queryable, id: string): Promise<PlacedBooking | undefined> =>
  placed(db).where('booking.id', '=', id).executeTakeFirst()

/** A resident's own booking: one of somebody else is as good as none. */
export const ownBooking = (db: Queryable, residentId: string, id: string): Promise<PlacedBooking | undefined> =>
  placed(db).where('booking.id', '=', id).where('booking.resident_id', '=', residentId).executeTakeFirst()

export const bookingsOfResident = (db: Queryable, residentId: string): Promise<PlacedBooking[]> =>
  placed(db)
    .where('booking.resident_id', '=', residentId)
    .orderBy('booking.date', 'desc')
    .orderBy('slot.starts_at', 'desc')
    .orderBy('booking.number')
    .execute()

export const bookingsOfDate = (db: Queryable, date: LocalDate): Promise<PlacedBooking[]> =>
  placed(db)
    .where('booking.date', '=', date)
    .orderBy('slot.starts_at')
    .orderBy('booking.number')
    .orderBy('booking.id')
    .execute()

export const bookingByCode = (db: Queryable, date: LocalDate, code: string): Promise<PlacedBooking | undefined> =>
  placed(db).where('booking.date', '=', date).where('booking.code', '=', code).executeTakeFirst()

/** Bookings of a phone number by its keyed hash, newest day first. */
export const bookingsOfPhone = (db: Queryable, phoneHash: string): Promise<PlacedBooking[]> =>
  placed(db)
    .where('booking.phone_hash', '=', phoneHash)
    .orderBy('booking.date', 'desc')
    .orderBy('slot.starts_at', 'desc')
    .limit(20)
    .execute()

export const followUps = (db: Queryable, until: LocalDate): Promise<PlacedBooking[]> =>
  placed(db)
    .where('booking.follow_up_on', '<=', until)
    .where('booking.erased', '=', 0)
    .orderBy('booking.follow_up_on')
    .limit(200)
    .execute()

/** Whether the person already has an active booking on a date (rule 2). */
export const hasActiveOn = async (db: Queryable, holder: string, beneficiaryKey: string, date: LocalDate) =>
  (await db
    .selectFrom('booking')
    .select('id')
    .where('holder', '=', holder)
    .where('beneficiary_key', '=', beneficiaryKey)
    .where('date', '=', date)
    .where('status', 'in', ACTIVE_STATUSES)
    .executeTakeFirst()) !== undefined

/** Somebody else was faster: the transaction runs again, and decides by what is there now. */
class ChangedMeanwhile extends Error {
  /** PostgreSQL's own code for two transactions that can't both be as if alone. */
  readonly code = '40001'
}

/**
 * Changes a booking that is still in the state and in the revision that was read. Where it no longer is, throws what
 * makes the transaction run anew, so that a double tap meets the state that the first tap made.
 */
export async function changeBooking(
  tx: Tx,
  booking: Pick<BookingRow, 'id' | 'status' | 'revision'>,
  change: Partial<BookingRow>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('booking')
    .set(change)
    .where('id', '=', booking.id)
    .where('status', '=', booking.status)
    .where('revision', '=', booking.revision)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new ChangedMeanwhile()
}
