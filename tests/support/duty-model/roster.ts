import { addDays, instantAt, type LocalDate, type LocalTime } from '@domain/time'
import {
  type Booking,
  type Day,
  doubled,
  horizon,
  issueNumber,
  type Model,
  offerFree,
  STARTS,
  slotOn,
  taken,
  today,
} from './state'

/** A change of the roster that staff make. */
export type RosterOperation =
  | { kind: 'close' | 'reopen'; day: number }
  | { kind: 'hours'; day: number; end: LocalTime; places: number }
  | { kind: 'shift'; day: number; to: LocalDate }

const FAR_DAYS = 60
const planned = (day: Day): LocalDate => day.movedTo ?? day.id.slice(0, 10)

/** Carries a change out; answers with why not, or nothing. */
export function changeRoster(model: Model, change: RosterOperation): string | undefined {
  const day = model.days[change.day]
  if (!day) return 'not-found'
  if (change.kind !== 'reopen') {
    if (day.closed && change.kind !== 'close') return 'not-found'
    if (!day.closed && planned(day) < today(model)) return 'invalid-fields'
  }
  if (change.kind === 'shift') {
    if (change.to < today(model) || instantAt(planned(day), STARTS[0]) <= model.now) return 'invalid-fields'
    day.movedTo = change.to
  }
  if (change.kind === 'hours') Object.assign(day, { changed: true, end: change.end, places: change.places })
  if (change.kind === 'close') day.closed = true
  if (change.kind === 'reopen') day.closed = false
  const order = model.days.map((_, index) => index)
  order.sort((a, b) =>
    `${model.days[a]?.date} ${model.days[a]?.id}`.localeCompare(`${model.days[b]?.date} ${model.days[b]?.id}`),
  )
  const made = order.filter((index) => model.days[index]?.open && (model.days[index]?.date ?? '') >= today(model))
  for (const index of made) reshape(model, index)
  for (const index of order) if (!made.includes(index)) makeAnew(model, index)
  return undefined
}

const isPlanned = (model: Model, day: Day): boolean =>
  !day.closed && planned(day) >= today(model) && planned(day) <= addDays(horizon(model), FAR_DAYS)
const startsOf = (day: Day): LocalTime[] => STARTS.filter((start) => start < day.end)

/** Opens the day's slots as planned; whoever stays in one counts into its places. */
function putSlots(model: Model, index: number, day: Day, extras: Map<LocalTime, number>): void {
  for (const start of startsOf(day)) {
    const extra = Math.max(extras.get(start) ?? 0, taken(model, index, start) - day.places)
    const slot = slotOn(planned(day), start, day.places, extra)
    const at = day.slots.findIndex((one) => one.start === start)
    if (at < 0) day.slots.push(slot)
    else day.slots[at] = slot
  }
}

function makeAnew(model: Model, index: number): void {
  const day = model.days[index]
  if (!day || !isPlanned(model, day) || planned(day) > horizon(model)) return
  putSlots(model, index, day, new Map())
  Object.assign(day, { open: true, date: planned(day) })
}

function isAsPlanned(day: Day): boolean {
  const open = day.slots.filter((slot) => slot.open)
  const starts = startsOf(day)
  return (
    day.date === planned(day) &&
    open.length === starts.length &&
    starts.every((start) => open.some((slot) => slot.start === start && slot.places - slot.extra === day.places))
  )
}

/** Rule 7: everybody is moved, or cancelled, or stays; who waits keeps their turn. */
function reshape(model: Model, index: number): void {
  const day = model.days[index]
  if (!day) return
  const stands = isPlanned(model, day)
  if (stands && isAsPlanned(day)) return
  for (const entry of model.entries)
    if (entry.day === index && (entry.status === 'waiting' || entry.status === 'offered')) {
      if (!stands) entry.status = 'closed'
      else if (entry.status === 'offered')
        Object.assign(entry, { status: 'waiting', start: undefined, until: undefined })
    }
  const extras = new Map(day.slots.map((slot) => [slot.start, slot.open ? slot.extra : 0]))
  const begins = (booking: Booking) => day.slots.find((slot) => slot.start === booking.start)?.startsAt ?? ''
  const movable = model.bookings
    .filter((one) => one.day === index && one.status === 'booked' && begins(one) > model.now)
    .sort((a, b) =>
      `${a.createdAt} ${a.date} ${String(a.number).padStart(4, '0')}`.localeCompare(
        `${b.createdAt} ${b.date} ${String(b.number).padStart(4, '0')}`,
      ),
    )
  // Out of the way while the slots change.
  for (const booking of movable) booking.day = -1
  for (const slot of day.slots) Object.assign(slot, { open: false, extra: 0, places: taken(model, index, slot.start) })
  if (stands) {
    day.date = planned(day)
    putSlots(model, index, day, extras)
  } else day.open = false

  const homes = place(model, index, movable, stands)
  for (const booking of movable) {
    const start = homes.get(booking.handle)
    booking.day = index
    if (start === undefined || (booking.date !== day.date && doubled(model, booking, day.date))) {
      booking.status = 'cancelled'
      continue
    }
    booking.start = start
    if (booking.date !== day.date) Object.assign(booking, { date: day.date, number: issueNumber(model, day.date) })
  }
  if (stands) offerFree(model, index)
}

/** Who can keep their time keeps it, in the order of booking; the others take the nearest free one. */
function place(model: Model, index: number, movable: Booking[], stands: boolean): Map<string, LocalTime> {
  const homes = new Map<string, LocalTime>()
  const free = new Map<LocalTime, number>()
  if (stands)
    for (const slot of model.days[index]?.slots ?? [])
      if (slot.open && slot.startsAt > model.now) free.set(slot.start, slot.places - taken(model, index, slot.start))
  const take = (booking: Booking, start: LocalTime) => {
    free.set(start, (free.get(start) ?? 0) - 1)
    homes.set(booking.handle, start)
  }
  for (const booking of movable) if ((free.get(booking.start) ?? 0) > 0) take(booking, booking.start)
  const minutes = (time: LocalTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  for (const booking of movable) {
    if (homes.has(booking.handle)) continue
    const away = (start: LocalTime) => Math.abs(minutes(start) - minutes(booking.start))
    const [nearest] = [...free.entries()]
      .filter(([, places]) => places > 0)
      .map(([start]) => start)
      .sort((a, b) => away(a) - away(b) || a.localeCompare(b))
    if (nearest) take(booking, nearest)
  }
  return homes
}
