import { randomUUID } from 'node:crypto'
import { type BookingStatus, type DeskBookingRequest, isBookable, type Outcome } from '@domain/booking'
import { statusAction } from '@domain/booking-states'
import { covers } from '@domain/permissions'
import { type LocalDate, toInstant } from '@domain/time'
import type { StaffSession } from '../auth/session'
import type { Tx } from '../db/database'
import { Failure } from '../http/failure'
import { claimKey } from '../http/idempotency'
import { queueMoved } from '../outbox/queue'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { settingsOf } from '../town/settings'
import { offerFreePlaces } from '../waitlist/offers'
import { refuseAction } from './actions'
import { maySee, visibleBooking } from './desk-access'
import { lockHolder, refuseTooMany } from './holder'
import { cancel, found, move, refusingDoubles, writeBooking } from './service'
import { bookingByCode, bookingById, changeBooking, lockDays, lockSlots, openSlot, takePlace } from './store'
import { sealVisit, visitContext, visitKeys } from './visit'

/** Books for somebody without WeChat. Rule 2 goes by the phone number. */
export function deskCreateBooking(parts: Parts, staff: StaffSession, request: DeskBookingRequest, key: string) {
  const now = toInstant(parts.now())
  const villageId = villageFor(parts, staff, request)
  return refusingDoubles(
    parts.database.transaction(async (tx) => {
      const id = randomUUID()
      const before = await claimKey(tx, { caller: staff.staffId, key, body: request }, id, now)
      if (before) return found(await bookingById(tx, before))
      const keys = visitKeys(parts.vault, request)
      const holder = `phone:${keys.phone_hash}`
      await lockHolder(tx, holder)
      const slot = await slotForDesk(tx, parts, staff, request, now)
      await refuseTooMany(tx, holder, now, settingsOf(parts).booking)
      if (!(await takePlace(tx, slot.id))) {
        if (request.channel !== 'walk-in' || !request.extraPlaceReason) throw new Failure('slot-full')
        await addPlaces(tx, slot.id, 1, request.extraPlaceReason)
        await takePlace(tx, slot.id)
        await audit(tx, parts.now(), staff, 'booking.extra-place', slot.id)
      }
      await writeBooking(tx, now, {
        id,
        slot,
        holder: { id: holder, residentId: null, villageId, channel: request.channel },
        keys: { ...keys, beneficiary_key: keys.person_hash },
        visit: sealVisit(parts.vault, id, request),
        topic: request.topic,
      })
      await audit(tx, parts.now(), staff, 'booking.create', id)
      return found(await bookingById(tx, id))
    }),
  )
}

/** A village officer books in the own village's name and no other way; a village named must exist. */
function villageFor(parts: Parts, staff: StaffSession, request: DeskBookingRequest): string | null {
  if (staff.scope === 'own-village') {
    if (request.channel !== 'village' || !staff.villageId) throw new Failure('forbidden')
    if (request.villageId !== undefined && request.villageId !== staff.villageId) throw new Failure('forbidden')
    return staff.villageId
  }
  if (request.villageId && !parts.town.villages.some((village) => village.id === request.villageId))
    throw new Failure('invalid-fields', { fields: { villageId: '没有这个村，请重新选择' } })
  return request.villageId ?? null
}

async function slotForDesk(tx: Tx, parts: Parts, staff: StaffSession, request: DeskBookingRequest, now: string) {
  const slot = await openSlot(tx, request.slotId)
  if (!slot || (staff.scope === 'own-days' && !covers(staff.scope, staff, slot))) throw new Failure('not-found')
  const open =
    request.channel === 'walk-in' ? now < slot.ends_at : isBookable(slot.starts_at, now, settingsOf(parts).booking)
  if (!open) throw new Failure('booking-closed')
  return slot
}

const addPlaces = (tx: Tx, slotId: string, add: number, reason: string) =>
  tx
    .updateTable('slot')
    .set((e) => ({ places: e('places', '+', add), extra: e('extra', '+', add), extra_reason: reason }))
    .where('id', '=', slotId)
    .execute()

/** Adds places to a slot, for a reason that the day's list shows; people waiting for the day are offered them first. */
export const deskAddPlaces = (
  parts: Parts,
  staff: StaffSession,
  slotId: string,
  { add, reason }: { add: number; reason: string },
  key: string,
) =>
  parts.database.transaction(async (tx) => {
    const now = toInstant(parts.now())
    const request = { caller: staff.staffId, key, body: { slotId, add, reason } }
    if (await claimKey(tx, request, slotId, now)) return
    const slot = found(await openSlot(tx, slotId))
    if (slot.ends_at <= now) throw new Failure('booking-closed')
    await lockDays(tx, [slot.day_id])
    await addPlaces(tx, slotId, add, reason)
    await offerFreePlaces(tx, slot.day_id, now, settingsOf(parts).booking)
    await audit(tx, parts.now(), staff, 'booking.add-places', slotId)
  })

/** Sets the state that somebody at the desk saw to another. Throws `state-changed` when it is no longer that one. */
export const deskSetStatus = (
  parts: Parts,
  staff: StaffSession,
  id: string,
  { from, to }: { from: BookingStatus; to: BookingStatus },
) =>
  refusingDoubles(
    parts.database.transaction(async (tx) => {
      const booking = await visibleBooking(tx, staff, id)
      const action = statusAction(from, to)
      if (booking.status !== from || !action) throw new Failure('state-changed')
      refuseAction(action, staff.role, booking, toInstant(parts.now()))
      await changeBooking(tx, booking, { status: to })
      await audit(tx, parts.now(), staff, 'booking.status', `${id} ${to}`)
      return found(await bookingById(tx, id))
    }),
  )

/** Checks in whoever has the six digits. Saying them twice changes nothing. */
export const deskArrive = (parts: Parts, staff: StaffSession, date: LocalDate, code: string) =>
  parts.database.transaction(async (tx) => {
    const booking = await bookingByCode(tx, date, code)
    if (!booking || !maySee(staff, booking))
      throw new Failure('not-found', { message: '这一天没有这个预约码，请核对数字，或者按姓名找。' })
    if (booking.status === 'checked-in' || booking.status === 'called') return booking
    refuseAction('check-in', staff.role, booking, toInstant(parts.now()))
    await changeBooking(tx, booking, { status: 'checked-in' })
    await audit(tx, parts.now(), staff, 'booking.status', `${booking.id} checked-in`)
    return found(await bookingById(tx, booking.id))
  })

/** Moves a booking with a reason. */
export const deskMove = (parts: Parts, staff: StaffSession, id: string, slotId: string, reason: string) =>
  refusingDoubles(
    parts.database.transaction(async (tx) => {
      const booking = await visibleBooking(tx, staff, id)
      const now = toInstant(parts.now())
      refuseAction('move', staff.role, booking, now)
      if (booking.slot_id === slotId) return booking
      const slot = found(await openSlot(tx, slotId))
      if (slot.ends_at <= now) throw new Failure('booking-closed')
      await move(tx, parts, booking, slot, now, reason)
      await audit(tx, parts.now(), staff, 'booking.move', id)
      return found(await bookingById(tx, id))
    }),
  )

/** Swaps the slots of two booked people. Both keep a place at every moment: nothing is given up or taken. */
export const deskSwap = (parts: Parts, staff: StaffSession, ids: [string, string], reason: string) =>
  refusingDoubles(
    parts.database.transaction(async (tx) => {
      const now = toInstant(parts.now())
      const first = await visibleBooking(tx, staff, ids[0])
      const second = await visibleBooking(tx, staff, ids[1])
      await lockSlots(tx, [first.slot_id, second.slot_id])
      for (const booking of [first, second]) refuseAction('swap', staff.role, booking, now)
      if (first.id === second.id || first.date !== second.date)
        throw new Failure('state-changed', { message: '只能对调同一天的两个预约。' })
      for (const [booking, other] of [
        [first, second],
        [second, first],
      ] as const) {
        const change = { slot_id: other.slot_id, day_id: other.day_id, revision: booking.revision + 1, reason }
        await changeBooking(tx, booking, change)
        await queueMoved(tx, { ...booking, ...change }, other, now, true)
      }
      await audit(tx, parts.now(), staff, 'booking.swap', ids.join(' '))
      return [found(await bookingById(tx, first.id)), found(await bookingById(tx, second.id))]
    }),
  )

/** Cancels with a reason that the person is told. */
export const deskCancel = (parts: Parts, staff: StaffSession, id: string, reason: string) =>
  parts.database.transaction(async (tx) => {
    const booking = await visibleBooking(tx, staff, id)
    const now = toInstant(parts.now())
    refuseAction('cancel', staff.role, booking, now)
    await cancel(tx, parts, booking, now, { by: 'staff', reason })
    await audit(tx, parts.now(), staff, 'booking.cancel', id)
    return found(await bookingById(tx, id))
  })

/** Writes down what came of a consultation; a booking that is not yet done becomes so. */
export const deskSetOutcome = (parts: Parts, staff: StaffSession, id: string, outcome: Outcome) =>
  parts.database.transaction(async (tx) => {
    const booking = await visibleBooking(tx, staff, id)
    refuseAction('write-outcome', staff.role, booking, toInstant(parts.now()))
    if (booking.erased) throw new Failure('state-changed')
    const note = outcome.privateNote
    await changeBooking(tx, booking, {
      status: 'done',
      topic: outcome.topic,
      result: outcome.result,
      referred_to: outcome.referredTo ?? null,
      follow_up_on: outcome.followUpOn ?? null,
      private_note_sealed: note ? parts.vault.seal(note, visitContext(id, 'private_note_sealed')) : null,
    })
    await audit(tx, parts.now(), staff, 'booking.outcome', id)
    return found(await bookingById(tx, id))
  })
