import type { BookingStatus } from '@domain/booking'
import { addDays, addMinutes, type Instant, instantAt, type LocalTime } from '@domain/time'
import fc from 'fast-check'
import type { Operation } from './apply'
import { isActive, type Model, paused, STARTS, today } from './state'

export const RESIDENTS = 10
export const CALLERS = 4

/** An operation before it is known what there is to act on: numbers that pick. */
const draft = fc.record({
  kind: fc.oneof(
    { weight: 10, arbitrary: fc.constant('book' as const) },
    { weight: 6, arbitrary: fc.constant('wait' as const) },
    { weight: 8, arbitrary: fc.constantFrom('cancel-own' as const, 'move-own' as const) },
    { weight: 8, arbitrary: fc.constantFrom('accept' as const, 'pass' as const) },
    { weight: 3, arbitrary: fc.constant('desk-book' as const) },
    { weight: 8, arbitrary: fc.constantFrom('arrive' as const, 'status' as const, 'outcome' as const) },
    { weight: 4, arbitrary: fc.constantFrom('desk-move' as const, 'swap' as const, 'desk-cancel' as const) },
    { weight: 3, arbitrary: fc.constantFrom('places' as const, 'roster' as const, 'lift' as const) },
  ),
  who: fc.nat(RESIDENTS - 1),
  day: fc.nat(3),
  start: fc.constantFrom(...STARTS),
  pick: fc.nat(999),
  other: fc.nat(999),
  flag: fc.boolean(),
})
export type Draft = typeof draft extends fc.Arbitrary<infer D> ? D : never

const clock = fc.oneof(
  { weight: 3, arbitrary: fc.record({ by: fc.integer({ min: 1, max: 180 }) }) },
  { weight: 3, arbitrary: fc.record({ by: fc.integer({ min: 60, max: 3 * 24 * 60 }) }) },
  // The clock is set back, over midnight and over the year's end too.
  { weight: 1, arbitrary: fc.record({ by: fc.integer({ min: -30 * 60, max: -1 }) }) },
  { weight: 1, arbitrary: fc.record({ midnight: fc.constantFrom(-1, 0, 1) }) },
  { weight: 3, arbitrary: fc.record({ duty: fc.constantFrom('07:30', '08:40', '09:00', '09:20', '10:05', '11:00') }) },
)
type Clock = typeof clock extends fc.Arbitrary<infer C> ? C : never

/** What happens at the same moment, or a step of the clock. `after` is when somebody pulls the plug, in milliseconds. */
export const wave = fc.oneof(
  { weight: 5, arbitrary: fc.record({ drafts: fc.array(draft, { minLength: 1, maxLength: 5 }), after: fc.nat(15) }) },
  { weight: 1, arbitrary: fc.record({ clock }) },
)
export type Wave = typeof wave extends fc.Arbitrary<infer W> ? W : never

/** Where the clock is set to. */
export function moment(model: Model, step: Clock): Instant {
  if ('by' in step) return addMinutes(model.now, step.by)
  if ('midnight' in step)
    return new Date(Date.parse(instantAt(addDays(today(model), 1), '00:00')) + step.midnight).toISOString()
  const next = model.days
    .map((day) => instantAt(day.date, step.duty))
    .sort()
    .find((at) => at > model.now)
  return next ?? addMinutes(model.now, 60)
}

const NEXT: Partial<Record<BookingStatus, [BookingStatus, BookingStatus][]>> = {
  booked: [
    ['booked', 'checked-in'],
    ['booked', 'no-show'],
    ['booked', 'no-show'],
  ],
  'checked-in': [
    ['checked-in', 'called'],
    ['checked-in', 'booked'],
    ['checked-in', 'done'],
  ],
  called: [
    ['called', 'done'],
    ['called', 'checked-in'],
  ],
  done: [['checked-in', 'done']],
  'no-show': [['booked', 'checked-in']],
}

const choose = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]

/** The operation with what it acts on, chosen among what there is; nothing where there is none. */
export function resolve(
  model: Model,
  id: number,
  { kind, who: number, day, start, pick, other, flag }: Draft,
): Operation | undefined {
  const who = `r${number}`
  const person = flag && pick % 3 === 0 ? 'family' : 'self'
  const own = choose(model.bookings.filter((one) => one.who === who).slice(-4), pick)
  const recent = model.bookings.slice(-20)
  const any = choose(pick % 5 === 0 ? recent : recent.filter(isActive), pick)
  switch (kind) {
    case 'book':
      return { id, kind, who, person, day, start }
    case 'wait':
      return { id, kind, who, person, day }
    case 'cancel-own':
      return own && { id, kind, booking: own.handle }
    case 'move-own':
      return own && { id, kind, booking: own.handle, day, start }
    case 'accept':
    case 'pass': {
      const open = model.entries.filter((one) => one.status === 'offered' || pick % 4 === 0).slice(-12)
      const entry = choose(open, pick)
      return entry && { id, kind, entry: entry.handle }
    }
    case 'desk-book':
      return { id, kind, who: `p${number % CALLERS}`, day, start, walkIn: flag, extra: pick % 2 === 0 }
    case 'arrive':
      return any && { id, kind, booking: any.handle, date: any.date, number: any.number }
    case 'outcome':
      return any && { id, kind, booking: any.handle }
    case 'status': {
      const step = any && choose(NEXT[any.status] ?? [], other)
      return any && step && { id, kind, booking: any.handle, from: step[0], to: step[1] }
    }
    case 'desk-move':
      return any && { id, kind, booking: any.handle, day, start }
    case 'desk-cancel':
      return any && { id, kind, booking: any.handle }
    case 'swap': {
      const second = choose(recent.filter(isActive), other)
      return any && second && { id, kind, booking: any.handle, other: second.handle }
    }
    case 'places':
      return { id, kind, day, start, add: 1 + (pick % 2) }
    case 'lift':
      return paused(model, who) ? { id, kind, who } : undefined
    case 'roster':
      return { id, kind, change: rosterChange(model, day, pick, other) }
  }
}

function rosterChange(
  model: Model,
  day: number,
  pick: number,
  other: number,
): Extract<Operation, { kind: 'roster' }>['change'] {
  const ends: LocalTime[] = ['09:30', '10:00', '10:30']
  const original = model.days[day]?.id.slice(0, 10) ?? ''
  switch (pick % 4) {
    case 0:
      return { kind: 'close', day }
    case 1:
      return { kind: 'reopen', day }
    case 2:
      return { kind: 'hours', day, end: ends[other % 3] ?? '10:30', places: 1 + (other % 2) }
    default:
      return { kind: 'shift', day, to: addDays(original, (other % 3) - 1) }
  }
}
