import { randomUUID } from 'node:crypto'
import type { BookingRequest, Channel } from '@domain/booking'
import { isBookable, isLateCancel } from '@domain/booking'
import { addDays, type Instant, localDate, toInstant } from '@domain/time'
import type { ResidentSession } from '../auth/session'
import { residentById } from '../auth/store'
import { isUniqueViolation, type Tx } from '../db/database'
import type { BookingRow, VisitColumns } from '../db/tables'
import { Failure } from '../http/failure'
import { claimKey, type Request } from '../http/idempotency'
import { queueBooked, queueCancelled, queueMoved } from '../outbox/queue'
import type { Parts } from '../parts'
import { settingsOf } from '../town/settings'
import { freePlace } from '../waitlist/offers'
import { refuseAction } from './actions'
import { lockHolder, refusePaused, refuseTooMany } from './holder'
import {
  bookingById,
  changeBooking,
  insertBooking,
  lockDays,
  lockSlots,
  openSlot,
  ownBooking,
  type PlacedBooking,
  type PlacedSlot,
  takePlace,
} from './store'
import { issueTicket } from './ticket'
import { sealVisit, visitKeys } from './visit'

export interface Holder {
  /** Id of its `holder` row. */
  id: string
  residentId: string | null
  villageId: string | null
  channel: Channel
}

type Keys = Pick<BookingRow, 'beneficiary_key' | 'phone_hash' | 'person_hash'>

/** Turns the database's refusal of a second booking of the same person and day into rule 2's answer. */
export async function refusingDoubles<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isUniqueViolation(error)) throw new Failure('already-booked')
    throw error
  }
}

/** Makes a booking's row for a place that the caller has taken, with its ticket and messages. */
export async function writeBooking(
  tx: Tx,
  now: Instant,
  booking: {
    id: string
    slot: PlacedSlot
    holder: Holder
    keys: Keys
    visit: VisitColumns
    topic: BookingRow['topic']
  },
): Promise<void> {
  const { slot, holder } = booking
  const row: BookingRow = {
    id: booking.id,
    ...(await issueTicket(tx, slot.date)),
    status: 'booked',
    slot_id: slot.id,
    day_id: slot.day_id,
    date: slot.date,
    holder: holder.id,
    resident_id: holder.residentId,
    ...booking.keys,
    ...booking.visit,
    topic: booking.topic,
    channel: holder.channel,
    village_id: holder.villageId,
    created_at: now,
    revision: 0,
    cancelled_at: null,
    cancelled_by: null,
    cancelled_late: 0,
    reason: null,
    result: null,
    referred_to: null,
    follow_up_on: null,
    private_note_sealed: null,
    erased: 0,
  }
  await insertBooking(tx, row)
  await queueBooked(tx, row, slot, now)
}

/** The slot, as long as residents may still book it. Throws `not-found` or `booking-closed`. */
export async function bookableSlot(tx: Tx, parts: Parts, slotId: string, now: Instant): Promise<PlacedSlot> {
  const slot = await openSlot(tx, slotId)
  const { horizonDays } = settingsOf(parts).booking
  if (!slot || slot.date > addDays(localDate(now), horizonDays)) throw new Failure('not-found')
  if (!isBookable(slot.starts_at, now, settingsOf(parts).booking)) throw new Failure('booking-closed')
  return slot
}

/** Books a place for a resident. One transaction: either everything of it happened, or nothing. */
export async function createBooking(
  parts: Parts,
  resident: ResidentSession,
  request: BookingRequest,
  idempotencyKey: string,
): Promise<PlacedBooking> {
  const now = toInstant(parts.now())
  const settings = settingsOf(parts).booking
  const asked: Request = { caller: resident.residentId, key: idempotencyKey, body: request }
  return refusingDoubles(
    parts.database.transaction(async (tx) => {
      const id = randomUUID()
      const before = await claimKey(tx, asked, id, now)
      if (before) return found(await ownBooking(tx, resident.residentId, before))
      await lockHolder(tx, resident.residentId)
      const slot = await bookableSlot(tx, parts, request.slotId, now)
      await refusePaused(tx, resident.residentId, now, settings)
      await refuseTooMany(tx, resident.residentId, now, settings)
      if (!(await takePlace(tx, slot.id))) throw new Failure('slot-full')
      const { village_id } = await residentById(tx, resident.residentId)
      await writeBooking(tx, now, {
        id,
        slot,
        holder: { id: resident.residentId, residentId: resident.residentId, villageId: village_id, channel: 'online' },
        keys: visitKeys(parts.vault, request),
        visit: sealVisit(parts.vault, id, request),
        topic: request.topic,
      })
      return found(await bookingById(tx, id))
    }),
  )
}

/** Cancels a resident's own booking; one that is cancelled already stays as it is. */
export async function cancelBooking(parts: Parts, resident: ResidentSession, id: string): Promise<PlacedBooking> {
  const now = toInstant(parts.now())
  return parts.database.transaction(async (tx) => {
    const booking = found(await ownBooking(tx, resident.residentId, id))
    if (booking.status === 'cancelled') return booking
    refuseAction('cancel-own', 'resident', booking, now)
    await cancel(tx, parts, booking, now, { by: 'resident', reason: null })
    return found(await bookingById(tx, id))
  })
}

/** Cancels a booking that nobody has come to yet and frees its place. Throws `state-changed` when it is no longer booked. */
export async function cancel(
  tx: Tx,
  parts: Parts,
  booking: PlacedBooking,
  now: Instant,
  who: { by: 'resident' | 'staff' | 'system'; reason: string | null },
): Promise<void> {
  const change = {
    status: 'cancelled',
    cancelled_at: now,
    cancelled_by: who.by,
    cancelled_late: who.by === 'resident' && isLateCancel(booking.starts_at, now, settingsOf(parts).booking) ? 1 : 0,
    reason: who.reason,
  } as const
  if (booking.status !== 'booked') throw new Failure('state-changed')
  await changeBooking(tx, booking, change)
  await queueCancelled(tx, booking, booking, now, who.by !== 'resident')
  await freePlace(tx, { id: booking.slot_id, day_id: booking.day_id }, now, settingsOf(parts).booking)
}

/** Moves a resident's own booking. */
export async function moveOwnBooking(parts: Parts, resident: ResidentSession, id: string, slotId: string) {
  const now = toInstant(parts.now())
  return refusingDoubles(
    parts.database.transaction(async (tx) => {
      await lockHolder(tx, resident.residentId)
      const booking = found(await ownBooking(tx, resident.residentId, id))
      if (booking.slot_id === slotId && booking.status === 'booked') return booking
      refuseAction('move-own', 'resident', booking, now)
      const slot = await bookableSlot(tx, parts, slotId, now)
      await move(tx, parts, booking, slot, now, null)
      return found(await bookingById(tx, id))
    }),
  )
}

/**
 * Rule 4: moves a booking in one step. The new place is taken first, and the old one given up (to whoever waits) in the
 * same transaction, so that the person holds a place at every moment. `reason` is set when staff do it.
 */
export async function move(
  tx: Tx,
  parts: Parts,
  booking: PlacedBooking,
  slot: PlacedSlot,
  now: Instant,
  reason: string | null,
): Promise<void> {
  if (booking.status !== 'booked') throw new Failure('state-changed')
  await lockDays(tx, [booking.day_id, slot.day_id])
  await lockSlots(tx, [booking.slot_id, slot.id])
  if (!(await takePlace(tx, slot.id))) throw new Failure('slot-full')
  const change = {
    slot_id: slot.id,
    day_id: slot.day_id,
    date: slot.date,
    revision: booking.revision + 1,
    reason,
    ...(slot.date === booking.date ? {} : await issueTicket(tx, slot.date)),
  }
  await changeBooking(tx, booking, change)
  await queueMoved(tx, { ...booking, ...change }, slot, now, reason !== null)
  await freePlace(tx, { id: booking.slot_id, day_id: booking.day_id }, now, settingsOf(parts).booking)
}

/** The row, or `not-found`. */
export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Failure('not-found')
  return row
}
