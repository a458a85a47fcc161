import { randomUUID } from 'node:crypto'
import { isBookable, type WaitlistEntry, type WaitlistRequest } from '@domain/booking'
import { addDays, type Instant, localDate, toInstant } from '@domain/time'
import type { ResidentSession } from '../auth/session'
import { residentById } from '../auth/store'
import { lockHolder, refusePaused, refuseTooMany } from '../booking/holder'
import { found, refusingDoubles, writeBooking } from '../booking/service'
import {
  bookingById,
  hasActiveOn,
  lockDays,
  openSlot,
  openSlots,
  ownBooking,
  type PlacedBooking,
} from '../booking/store'
import { openVisit, resealVisit, sealVisit, visitKeys } from '../booking/visit'
import { isUniqueViolation } from '../db/database'
import { Failure } from '../http/failure'
import { claimKey } from '../http/idempotency'
import { dropOfferMessages } from '../outbox/queue'
import type { Parts } from '../parts'
import { settingsOf } from '../town/settings'
import { endEntry, offerFreePlaces } from './offers'
import { changeEntry, endedDays, entryById, expiredOffers, insertEntry, type PlacedEntry, waitingAhead } from './store'

/** An entry as the person waiting sees it. */
export async function toEntry(parts: Parts, row: PlacedEntry): Promise<WaitlistEntry> {
  const { name, beneficiary } = openVisit(parts.vault, row)
  return {
    id: row.id,
    status: row.status,
    dutyDayId: row.day_id,
    date: row.date,
    adviser: row.adviser,
    place: row.place,
    topic: row.topic,
    name,
    ...(beneficiary ? { beneficiary } : {}),
    ...(row.status === 'waiting' ? { ahead: await waitingAhead(parts.database.query, row) } : {}),
    ...(row.status === 'offered' && row.slot_id && row.start && row.ends && row.hold_until
      ? { offer: { slotId: row.slot_id, start: row.start, end: row.ends, until: row.hold_until } }
      : {}),
    createdAt: row.created_at,
    ...(row.reason ? { reason: row.reason } : {}),
  }
}

/** Puts a resident on the waiting list of a day that has no place left. */
export async function joinWaitlist(parts: Parts, resident: ResidentSession, request: WaitlistRequest, key: string) {
  const now = toInstant(parts.now())
  const settings = settingsOf(parts).booking
  const work = parts.database.transaction(async (tx) => {
    const id = randomUUID()
    // A key is one request's, whatever it asks for: the address is part of what must be the same.
    const asked = { caller: resident.residentId, key, body: { waitlist: request } }
    const before = await claimKey(tx, asked, id, now)
    if (before) return found(await ownEntry(parts, resident, before, tx))
    await lockHolder(tx, resident.residentId)
    await lockDays(tx, [request.dutyDayId])
    const today = localDate(now)
    const slots = (await openSlots(tx, today, addDays(today, settings.horizonDays))).filter(
      (slot) => slot.day_id === request.dutyDayId,
    )
    const [first] = slots
    if (!first) throw new Failure('not-found')
    const open = slots.filter((slot) => isBookable(slot.starts_at, now, settings))
    if (open.length === 0) throw new Failure('booking-closed')
    if (open.some((slot) => slot.taken < slot.places)) throw new Failure('places-left')
    await refusePaused(tx, resident.residentId, now, settings)
    const { beneficiary_key } = visitKeys(parts.vault, request)
    if (await hasActiveOn(tx, resident.residentId, beneficiary_key, first.date)) throw new Failure('already-booked')
    await insertEntry(tx, {
      id,
      day_id: request.dutyDayId,
      status: 'waiting',
      holder: resident.residentId,
      resident_id: resident.residentId,
      beneficiary_key,
      slot_id: null,
      hold_until: null,
      booking_id: null,
      reason: null,
      offers: 0,
      topic: request.topic,
      ...sealVisit(parts.vault, id, request),
      created_at: now,
    })
    return found(await entryById(tx, id))
  })
  try {
    return await work
  } catch (error) {
    if (isUniqueViolation(error)) throw new Failure('already-waiting')
    throw error
  }
}

async function ownEntry(parts: Parts, resident: ResidentSession, id: string, db = parts.database.query) {
  const entry = await entryById(db, id)
  return entry?.resident_id === resident.residentId ? entry : undefined
}

/** Makes the held place a booking. Accepting twice answers with the same booking. */
export async function acceptOffer(parts: Parts, resident: ResidentSession, id: string): Promise<PlacedBooking> {
  const now = toInstant(parts.now())
  return refusingDoubles(
    parts.database.transaction(async (tx) => {
      await lockHolder(tx, resident.residentId)
      const known = found(await ownEntry(parts, resident, id, tx))
      await lockDays(tx, [known.day_id])
      const entry = found(await entryById(tx, id))
      if (entry.status === 'accepted' && entry.booking_id)
        return found(await ownBooking(tx, resident.residentId, entry.booking_id))
      if (entry.status === 'expired') throw new Failure('offer-expired')
      if (entry.status !== 'offered' || !entry.slot_id || !entry.hold_until) throw new Failure('state-changed')
      if (entry.hold_until <= now) throw new Failure('offer-expired')
      await refusePaused(tx, resident.residentId, now, settingsOf(parts).booking)
      await refuseTooMany(tx, resident.residentId, now, settingsOf(parts).booking)
      const bookingId = randomUUID()
      const { village_id } = await residentById(tx, resident.residentId)
      await writeBooking(tx, now, {
        id: bookingId,
        slot: found(await openSlot(tx, entry.slot_id)),
        holder: { id: entry.holder, residentId: resident.residentId, villageId: village_id, channel: 'online' },
        keys: visitKeys(parts.vault, openVisit(parts.vault, entry)),
        visit: resealVisit(parts.vault, entry, bookingId),
        topic: entry.topic,
      })
      await dropOfferMessages(tx, id)
      await changeEntry(tx, id, { status: 'accepted', booking_id: bookingId })
      return found(await bookingById(tx, bookingId))
    }),
  )
}

/** Passes on an offer, or stops waiting. */
export async function leaveWaitlist(parts: Parts, resident: ResidentSession, id: string): Promise<PlacedEntry> {
  const now = toInstant(parts.now())
  return parts.database.transaction(async (tx) => {
    const known = found(await ownEntry(parts, resident, id, tx))
    await lockDays(tx, [known.day_id])
    const entry = found(await entryById(tx, id))
    if (entry.status === 'passed') return entry
    if (entry.status !== 'waiting' && entry.status !== 'offered') throw new Failure('state-changed')
    await endEntry(tx, entry, 'passed')
    await offerFreePlaces(tx, entry.day_id, now, settingsOf(parts).booking)
    return found(await entryById(tx, id))
  })
}

/** Rule 5: passes every offer whose time has run out on to the next person, and ends waiting for days that have begun. */
export async function passExpiredOffers(parts: Parts, now: Instant = toInstant(parts.now())): Promise<void> {
  for (const { id, day_id } of await expiredOffers(parts.database.query, now))
    await parts.database.transaction(async (tx) => {
      await lockDays(tx, [day_id])
      const entry = await entryById(tx, id)
      // Another process may have been here first, or the person accepted at the last moment.
      if (entry?.status !== 'offered' || !entry.hold_until || entry.hold_until > now) return
      await endEntry(tx, entry, 'expired')
      await offerFreePlaces(tx, day_id, now, settingsOf(parts).booking)
    })
  for (const { day_id } of await endedDays(parts.database.query, now))
    await parts.database.query
      .updateTable('waitlist')
      .set({ status: 'closed' })
      .where('day_id', '=', day_id)
      .where('status', '=', 'waiting')
      .execute()
}
