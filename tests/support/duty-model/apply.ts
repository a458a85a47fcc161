import type { BookingStatus } from '@domain/booking'
import type { LocalDate, LocalTime } from '@domain/time'
import { changeRoster, type RosterOperation } from './roster'
import {
  type Booking,
  bookable,
  doubled,
  type Entry,
  findSlot,
  hasMost,
  horizon,
  issueNumber,
  type Model,
  offerFree,
  paused,
  taken,
  today,
} from './state'

/** One operation with whom and what it is about; `id` is its number in the storm. */
export type Operation = { id: number } & (
  | { kind: 'book'; who: string; person: string; day: number; start: LocalTime }
  | { kind: 'wait'; who: string; person: string; day: number }
  | { kind: 'cancel-own'; booking: string }
  | { kind: 'move-own'; booking: string; day: number; start: LocalTime }
  | { kind: 'accept' | 'pass'; entry: number }
  | { kind: 'desk-book'; who: string; day: number; start: LocalTime; walkIn: boolean; extra: boolean }
  | { kind: 'arrive'; booking: string; date: LocalDate; number: number }
  | { kind: 'status'; booking: string; from: BookingStatus; to: BookingStatus }
  | { kind: 'outcome'; booking: string }
  | { kind: 'desk-move'; booking: string; day: number; start: LocalTime }
  | { kind: 'swap'; booking: string; other: string }
  | { kind: 'desk-cancel'; booking: string }
  | { kind: 'places'; day: number; start: LocalTime; add: number }
  | { kind: 'lift'; who: string }
  | { kind: 'roster'; change: RosterOperation }
)

/**
 * Carries an operation out on the model. Answers with the rules it breaks, any of which may be named as the reason, and
 * changes nothing then; an empty list says that it was done.
 */
export function apply(model: Model, operation: Operation): string[] {
  switch (operation.kind) {
    case 'book':
    case 'desk-book':
      return book(model, operation)
    case 'wait':
      return wait(model, operation)
    case 'accept':
    case 'pass':
      return answer(model, operation.kind, operation.entry)
    case 'places':
      return addPlaces(model, operation)
    case 'lift':
      model.lifted[operation.who] = model.now
      return []
    case 'roster': {
      const refusal = changeRoster(model, operation.change)
      return refusal ? [refusal] : []
    }
    default: {
      const booking = model.bookings.find((one) => one.handle === operation.booking)
      return booking ? change(model, operation, booking) : ['not-found']
    }
  }
}

function make(model: Model, handle: string, of: { who: string; person: string; day: number; start: LocalTime }): void {
  const date = model.days[of.day]?.date ?? ''
  const { who, person, day, start } = of
  const number = issueNumber(model, date)
  model.bookings.push({ handle, who, person, day, start, date, number, status: 'booked', createdAt: model.now })
}

function book(model: Model, one: Extract<Operation, { kind: 'book' | 'desk-book' }>): string[] {
  const handle = `b${one.id}`
  // The same key again is the same booking.
  if (model.bookings.some((booking) => booking.handle === handle)) return []
  const [slot, day] = [findSlot(model, one.day, one.start), model.days[one.day]]
  const byResident = one.kind === 'book'
  if (!slot?.open || !day?.open || (byResident && day.date > horizon(model))) return ['not-found']
  const person = byResident ? one.person : 'self'
  const walkIn = !byResident && one.walkIn
  const full = taken(model, one.day, one.start) >= slot.places
  const extra = walkIn && one.extra
  const broken = [
    ...((walkIn ? model.now < slot.endsAt : bookable(model, slot)) ? [] : ['booking-closed']),
    ...(byResident && paused(model, one.who) ? ['booking-paused'] : []),
    ...(hasMost(model, one.who) ? ['too-many-bookings'] : []),
    ...(full && !extra ? ['slot-full'] : []),
    ...(doubled(model, { who: one.who, person }, day.date) ? ['already-booked'] : []),
  ]
  if (broken.length > 0) return broken
  if (full) {
    slot.places++
    slot.extra++
  }
  make(model, handle, { who: one.who, person, day: one.day, start: one.start })
  return []
}

function wait(model: Model, one: Extract<Operation, { kind: 'wait' }>): string[] {
  if (model.entries.some((entry) => entry.handle === one.id)) return []
  const day = model.days[one.day]
  const open = day?.slots.filter((slot) => slot.open) ?? []
  if (!day?.open || open.length === 0 || day.date < today(model) || day.date > horizon(model)) return ['not-found']
  const still = open.filter((slot) => bookable(model, slot))
  if (still.length === 0) return ['booking-closed']
  const { who, person } = one
  const waits = (entry: Entry) =>
    entry.who === who && entry.person === person && entry.day === one.day && /^(waiting|offered)$/.test(entry.status)
  const broken = [
    ...(still.some((slot) => taken(model, one.day, slot.start) < slot.places) ? ['places-left'] : []),
    ...(paused(model, who) ? ['booking-paused'] : []),
    ...(doubled(model, { who, person }, day.date) ? ['already-booked'] : []),
    ...(model.entries.some(waits) ? ['already-waiting'] : []),
  ]
  if (broken.length > 0) return broken
  const seq = model.entries.filter((entry) => entry.day === one.day).length + 1
  const entry = { handle: one.id, who, person, day: one.day, seq, status: 'waiting' as const }
  model.entries.push({ ...entry, start: undefined, until: undefined })
  return []
}

function answer(model: Model, kind: 'accept' | 'pass', handle: number): string[] {
  const entry = model.entries.find((one) => one.handle === handle)
  if (!entry) return ['not-found']
  const { status, day, start, until } = entry
  if (kind === 'pass') {
    if (status === 'passed') return []
    if (status !== 'waiting' && status !== 'offered') return ['state-changed']
    entry.status = 'passed'
    offerFree(model, day)
    return []
  }
  if (status === 'accepted') return []
  if (status === 'expired') return ['offer-expired']
  if (status !== 'offered' || !start || !until) return ['state-changed']
  if (until <= model.now) return ['offer-expired']
  const broken = [
    ...(paused(model, entry.who) ? ['booking-paused'] : []),
    ...(hasMost(model, entry.who) ? ['too-many-bookings'] : []),
    ...(doubled(model, entry, model.days[day]?.date ?? '') ? ['already-booked'] : []),
  ]
  if (broken.length > 0) return broken
  entry.status = 'accepted'
  make(model, `a${handle}`, { who: entry.who, person: entry.person, day, start })
  return []
}

function addPlaces(model: Model, one: Extract<Operation, { kind: 'places' }>): string[] {
  if (model.added.includes(one.id)) return []
  const slot = findSlot(model, one.day, one.start)
  if (!slot?.open || !model.days[one.day]?.open) return ['not-found']
  if (slot.endsAt <= model.now) return ['booking-closed']
  model.added.push(one.id)
  slot.places += one.add
  slot.extra += one.add
  offerFree(model, one.day)
  return []
}

type Change = Exclude<
  Operation,
  { kind: 'book' | 'desk-book' | 'wait' | 'accept' | 'pass' | 'places' | 'lift' | 'roster' }
>

function change(model: Model, one: Change, booking: Booking): string[] {
  const startsAt = findSlot(model, booking.day, booking.start)?.startsAt ?? ''
  const booked = booking.status === 'booked'
  const begun = model.now >= startsAt
  const become = (status: BookingStatus): string[] => {
    booking.status = status
    return []
  }
  const refused = ['state-changed']
  switch (one.kind) {
    case 'cancel-own':
      if (booking.status === 'cancelled') return []
      return booked && !begun ? cancel(model, booking) : refused
    case 'desk-cancel':
      return booked && today(model) <= booking.date ? cancel(model, booking) : refused
    case 'move-own':
      if (booked && booking.day === one.day && booking.start === one.start) return []
      return booked && !begun ? move(model, booking, one, true) : refused
    case 'desk-move':
      if (!booked) return refused
      return booking.day === one.day && booking.start === one.start ? [] : move(model, booking, one, false)
    case 'arrive':
      // Another date gives another code: the old one is nobody's.
      if (booking.date !== one.date || booking.number !== one.number) return ['not-found']
      if (booking.status === 'checked-in' || booking.status === 'called') return []
      return booked && today(model) >= booking.date ? become('checked-in') : refused
    case 'outcome':
      return ['checked-in', 'called', 'done'].includes(booking.status) ? become('done') : refused
    case 'status':
      if (booking.status !== one.from) return refused
      if (one.to === 'no-show' && !begun) return refused
      if (one.from === 'booked' && one.to === 'checked-in' && today(model) < booking.date) return refused
      return become(one.to)
    case 'swap': {
      const other = model.bookings.find((candidate) => candidate.handle === one.other)
      const otherStart = other && findSlot(model, other.day, other.start)?.startsAt
      if (!other || other === booking || other.date !== booking.date || other.status !== 'booked') return refused
      if (!booked || begun || model.now >= (otherStart ?? '')) return refused
      const { day, start } = booking
      Object.assign(booking, { day: other.day, start: other.start })
      Object.assign(other, { day, start })
      return []
    }
  }
}

function cancel(model: Model, booking: Booking): string[] {
  booking.status = 'cancelled'
  offerFree(model, booking.day)
  return []
}

/** Rule 4: the new place first, then the old one goes to whoever waits. */
function move(model: Model, booking: Booking, to: { day: number; start: LocalTime }, byResident: boolean): string[] {
  const [slot, day] = [findSlot(model, to.day, to.start), model.days[to.day]]
  if (!slot?.open || !day?.open || (byResident && day.date > horizon(model))) return ['not-found']
  const broken = [
    ...((byResident ? bookable(model, slot) : model.now < slot.endsAt) ? [] : ['booking-closed']),
    ...(taken(model, to.day, to.start) >= slot.places ? ['slot-full'] : []),
    ...(day.date !== booking.date && doubled(model, booking, day.date) ? ['already-booked'] : []),
  ]
  if (broken.length > 0) return broken
  const from = booking.day
  if (day.date !== booking.date) Object.assign(booking, { date: day.date, number: issueNumber(model, day.date) })
  Object.assign(booking, { day: to.day, start: to.start })
  offerFree(model, from)
  return []
}
