import { type Booking, type DeskBooking, type DutyDay, freeCancelUntil, isBookable, maskPhone } from '@domain/booking'
import type { BookingSettings } from '@domain/settings'
import type { Instant } from '@domain/time'
import type { Vault } from '../vault'
import type { PlacedBooking, PlacedSlot } from './store'
import { openVisit } from './visit'

/** A booking as the resident who made it sees it. */
export function toBooking(vault: Vault, row: PlacedBooking, settings: BookingSettings): Booking {
  const visit = openVisit(vault, row)
  return {
    id: row.id,
    number: row.number,
    code: row.code,
    status: row.status,
    slotId: row.slot_id,
    dutyDayId: row.day_id,
    date: row.date,
    start: row.start,
    end: row.ends,
    adviser: row.adviser,
    place: row.place,
    topic: row.topic,
    ...visit,
    createdAt: row.created_at,
    freeCancelUntil: freeCancelUntil(row.starts_at, settings),
    ...(row.status === 'cancelled' ? { cancelledLate: row.cancelled_late === 1 } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
  }
}

/** A booking as the desk sees it; a note told in confidence only where `withNote`. */
export function toDeskBooking(vault: Vault, row: PlacedBooking, withNote: boolean): DeskBooking {
  const visit = openVisit(vault, row)
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    slotId: row.slot_id,
    dutyDayId: row.day_id,
    date: row.date,
    start: row.start,
    end: row.ends,
    adviser: row.adviser,
    place: row.place,
    topic: row.topic,
    visitor: visit.beneficiary ?? visit.name,
    phoneMasked: maskPhone(visit.phone),
    ...(visit.beneficiary ? { bookedBy: visit.name } : {}),
    ...(withNote && visit.note ? { note: visit.note } : {}),
    channel: row.channel,
    ...(row.village_id ? { villageId: row.village_id } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.status === 'cancelled' ? { cancelledLate: row.cancelled_late === 1 } : {}),
    ...(row.extra > 0 ? { addedPlaces: { count: row.extra, reason: row.extra_reason ?? '' } } : {}),
    erased: row.erased === 1,
  }
}

/** Slots gathered into their days. `open` is asked for each slot: residents and staff have different last moments. */
export function toDutyDays(
  slots: readonly PlacedSlot[],
  waiting: ReadonlyMap<string, number>,
  open: (slot: PlacedSlot) => boolean,
): DutyDay[] {
  const days = new Map<string, DutyDay>()
  for (const slot of slots) {
    const day = days.get(slot.day_id) ?? {
      id: slot.day_id,
      date: slot.date,
      adviser: slot.adviser,
      place: slot.place,
      slots: [],
      waiting: waiting.get(slot.day_id) ?? 0,
    }
    day.slots.push({
      id: slot.id,
      start: slot.start,
      end: slot.ends,
      places: slot.places,
      left: slot.places - slot.taken,
      open: open(slot),
    })
    days.set(slot.day_id, day)
  }
  return [...days.values()]
}

/** Rule 4 for a slot. */
export const bookable = (now: Instant, settings: BookingSettings) => (slot: PlacedSlot) =>
  isBookable(slot.starts_at, now, settings)
