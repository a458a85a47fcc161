import type { BookingStatus, WaitlistStatus } from '@domain/booking'
import { addDays, addMinutes, type Instant, instantAt, type LocalDate, type LocalTime, localDate } from '@domain/time'

/**
 * A small model of the duty day, written from the rules and not from the server: what everybody holds, and nothing of
 * how. The storm runs the same operations against it and the real thing.
 */
export interface Model {
  now: Instant
  days: Day[]
  bookings: Booking[]
  entries: Entry[]
  /** Last number given out, by date. */
  numbers: Record<LocalDate, number>
  /** Operations that added places to a slot. */
  added: number[]
  /** When staff lifted whose pause. */
  lifted: Record<string, Instant>
}

export interface Day {
  id: string
  /** Where the day stands now. */
  date: LocalDate
  open: boolean
  slots: Slot[]
  /** What staff have said of it. */
  closed: boolean
  movedTo: LocalDate | undefined
  changed: boolean
  end: LocalTime
  places: number
}

export interface Slot {
  start: LocalTime
  startsAt: Instant
  endsAt: Instant
  places: number
  extra: number
  open: boolean
}

export interface Booking {
  /** `b12` made by operation 12, `a7` from entry 7 accepted. */
  handle: string
  who: string
  person: string
  status: BookingStatus
  day: number
  start: LocalTime
  date: LocalDate
  number: number
  createdAt: Instant
}

export interface Entry {
  handle: number
  who: string
  person: string
  day: number
  seq: number
  status: WaitlistStatus
  start: LocalTime | undefined
  until: Instant | undefined
}

/** Slots of half an hour from nine. */
export const STARTS = ['09:00', '09:30', '10:00'] as const
const HORIZON_DAYS = 28
const CLOSE_MINUTES = 30
const HOLD_MINUTES = 120
const MOST_ACTIVE = 3
const ACTIVE: readonly BookingStatus[] = ['booked', 'checked-in', 'called']

export const endOf = (start: LocalTime): LocalTime =>
  start.endsWith('00') ? `${start.slice(0, 3)}30` : `${String(Number(start.slice(0, 2)) + 1).padStart(2, '0')}:00`
export const slotId = (day: Day, start: LocalTime): string => `${day.id}-${start.replace(':', '')}`
export const today = (model: Model): LocalDate => localDate(model.now)
export const horizon = (model: Model): LocalDate => addDays(today(model), HORIZON_DAYS)

/** A slot as it is opened. */
export const slotOn = (date: LocalDate, start: LocalTime, places: number, extra: number): Slot => ({
  start,
  startsAt: instantAt(date, start),
  endsAt: instantAt(date, endOf(start)),
  places: places + extra,
  extra,
  open: true,
})

/** Four Thursdays with three slots of one place each. */
export function begin(now: Instant, dates: readonly LocalDate[]): Model {
  const days = dates.map((date) => ({
    id: `${date}-thu`,
    date,
    open: true,
    slots: STARTS.map((start) => slotOn(date, start, 1, 0)),
    closed: false,
    movedTo: undefined,
    changed: false,
    end: '10:30',
    places: 1,
  }))
  return { now, days, bookings: [], entries: [], numbers: {}, added: [], lifted: {} }
}

export const copy = (model: Model): Model => ({
  ...model,
  days: model.days.map((day) => ({ ...day, slots: day.slots.map((slot) => ({ ...slot })) })),
  bookings: model.bookings.map((booking) => ({ ...booking })),
  entries: model.entries.map((entry) => ({ ...entry })),
  numbers: { ...model.numbers },
  added: [...model.added],
  lifted: { ...model.lifted },
})

export const isActive = (booking: Booking): boolean => ACTIVE.includes(booking.status)
export const findSlot = (model: Model, day: number, start: LocalTime): Slot | undefined =>
  model.days[day]?.slots.find((slot) => slot.start === start)

/** Rule 1: whoever has not cancelled, and every place held. */
export const taken = (model: Model, day: number, start: LocalTime): number =>
  model.bookings.filter((one) => one.day === day && one.start === start && one.status !== 'cancelled').length +
  model.entries.filter((one) => one.day === day && one.start === start && one.status === 'offered').length

/** Rule 2, a day: somebody's other active booking of the same person and date. */
export const doubled = (
  model: Model,
  of: { who: string; person: string; handle?: string | number },
  date: LocalDate,
): boolean =>
  model.bookings.some(
    (one) =>
      one.who === of.who && one.person === of.person && one.date === date && isActive(one) && one.handle !== of.handle,
  )

/** Rule 2, in all. */
export const hasMost = (model: Model, who: string): boolean =>
  model.bookings.filter((one) => one.who === who && isActive(one) && one.date >= today(model)).length >= MOST_ACTIVE

/** Rule 4. */
export const bookable = (model: Model, slot: Slot): boolean => model.now < addMinutes(slot.startsAt, -CLOSE_MINUTES)

/** Rule 6; a storm lasts four weeks, so that any three no-shows lie within 90 days. */
export function paused(model: Model, who: string): boolean {
  const missed = model.bookings
    .filter((one) => one.who === who && one.status === 'no-show')
    .map((one) => findSlot(model, one.day, one.start)?.startsAt ?? '')
    .filter((at) => at <= model.now && at > (model.lifted[who] ?? ''))
    .sort()
  const last = missed[missed.length - 1]
  return missed.length >= 3 && last !== undefined && addMinutes(last, 30 * 24 * 60) > model.now
}

export function issueNumber(model: Model, date: LocalDate): number {
  const number = (model.numbers[date] ?? 0) + 1
  model.numbers[date] = number
  return number
}

/** Rule 5: every free place of a day that can still be booked goes to whoever waits first. */
export function offerFree(model: Model, index: number): void {
  const day = model.days[index]
  if (!day?.open) return
  for (const slot of [...day.slots].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))) {
    if (!slot.open || !bookable(model, slot)) continue
    while (taken(model, index, slot.start) < slot.places) {
      const first = model.entries.find((one) => one.day === index && one.status === 'waiting')
      if (!first) return
      const [held, closes] = [addMinutes(model.now, HOLD_MINUTES), addMinutes(slot.startsAt, -CLOSE_MINUTES)]
      Object.assign(first, { status: 'offered', start: slot.start, until: [held, closes].sort()[0] })
    }
  }
}

/** What passes with time: offers that ran out go to the next, and nobody waits for a day that has begun. */
export function passTime(model: Model): void {
  const over = model.entries
    .filter((one) => one.status === 'offered' && (one.until ?? '') <= model.now)
    .sort((a, b) =>
      `${a.until} ${a.day} ${String(a.seq).padStart(6, '0')}`.localeCompare(
        `${b.until} ${b.day} ${String(b.seq).padStart(6, '0')}`,
      ),
    )
  for (const entry of over) {
    Object.assign(entry, { status: 'expired' })
    offerFree(model, entry.day)
  }
  for (const entry of model.entries)
    if (
      entry.status === 'waiting' &&
      !model.days[entry.day]?.slots.some((slot) => slot.open && slot.startsAt > model.now)
    )
      entry.status = 'closed'
}
