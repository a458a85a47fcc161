import type { DutyException } from '@domain/roster'
import type { Database } from '../../../server/db/database'
import type { People } from './carry-out'
import { type Model, slotId, taken } from './state'

/**
 * Everything the two must agree on, one line a fact; the same for the model and for the database. That takes in what
 * nobody sees yet (the last number given out, when a pause was lifted, what staff have said of a day): of two orders
 * that differ only there, the wrong one would be believed and be found out much later.
 */
export type Picture = string[]

/** The server's ids of what operations made, and the six digits of bookings. */
export interface Ids {
  bookings: Map<string, { id: string; code: string }>
  entries: Map<number, string>
}

export const keyOf = (operation: number): string => `storm-${operation}`.padEnd(12, '-')

const numberOf = (date: string, number: number) =>
  `${date.slice(5, 7)}${date.slice(8)}-${String(number).padStart(2, '0')}`

export function pictureOf(model: Model): Picture {
  return [
    ...model.days.map((day) => `day ${day.id} ${day.date} ${day.open}`),
    ...model.days.flatMap((day, index) =>
      day.slots.map(
        (slot) =>
          `slot ${slotId(day, slot.start)} ${slot.open} places ${slot.places} extra ${slot.extra} taken ${taken(model, index, slot.start)}`,
      ),
    ),
    ...model.bookings.map((one) => {
      const day = model.days[one.day]
      return `booking ${one.handle} ${one.status} ${day && slotId(day, one.start)} ${one.date} ${numberOf(one.date, one.number)}`
    }),
    ...Object.entries(model.numbers).map(([date, last]) => `numbers ${date} ${last}`),
    ...model.added.map((operation) => `places added by ${operation}`),
    ...Object.entries(model.lifted).map(([who, at]) => `pause of ${who} lifted ${at}`),
    ...model.days.flatMap((day) => [
      ...(day.closed ? [`plan ${day.id} closed`] : []),
      ...(day.movedTo ? [`plan ${day.id} moved to ${day.movedTo}`] : []),
      ...(day.changed ? [`plan ${day.id} until ${day.end} places ${day.places}`] : []),
    ]),
    ...model.entries.map((one) => {
      const day = model.days[one.day]
      const held = one.status === 'offered' && day && one.start ? ` ${slotId(day, one.start)} until ${one.until}` : ''
      return `entry ${one.handle} ${one.status} of ${day?.id} as ${one.seq}${held}`
    }),
  ].sort()
}

function planLine(exception: DutyException): string {
  const plan = `plan ${exception.dayId}`
  switch (exception.kind) {
    case 'closed':
      return `${plan} closed`
    case 'moved':
      return `${plan} moved to ${exception.date}`
    case 'changed':
      return `${plan} until ${exception.end} places ${exception.places}`
    case 'added':
      return `${plan} added`
  }
}

/** Reads the same picture from the database. Who made what is known by the key it was asked for with. */
export async function observe({ query }: Database, people: People): Promise<{ picture: Picture; ids: Ids }> {
  const [counters, lifts, exceptions, days, slots, bookings, entries, keys] = [
    await query.selectFrom('day_counter').selectAll().execute(),
    await query.selectFrom('holder').selectAll().where('pause_lifted_at', 'is not', null).execute(),
    await query.selectFrom('duty_exception').select('definition').execute(),
    await query.selectFrom('duty_day').selectAll().execute(),
    await query.selectFrom('slot').selectAll().execute(),
    await query.selectFrom('booking').selectAll().execute(),
    await query.selectFrom('waitlist').selectAll().execute(),
    await query.selectFrom('idempotency').select(['key', 'subject']).execute(),
  ]
  const operationIn = (key: string) => Number(/^storm-(\d+)/.exec(key)?.[1])
  const operationOf = new Map(keys.map((row) => [row.subject, operationIn(row.key)]))
  const slotIds = new Set(slots.map((slot) => slot.id))
  const ids: Ids = { bookings: new Map(), entries: new Map() }
  const whoIs = new Map([...people.residents].map(([who, { id }]) => [id, who]))
  const picture = [
    ...keys.filter(({ subject }) => slotIds.has(subject)).map(({ key }) => `places added by ${operationIn(key)}`),
    ...counters.map((counter) => `numbers ${counter.date} ${counter.last}`),
    ...lifts.map((holder) => `pause of ${whoIs.get(holder.id)} lifted ${holder.pause_lifted_at}`),
    ...exceptions.map(({ definition }) => planLine(JSON.parse(definition) as DutyException)),
    ...days.map((day) => `day ${day.id} ${day.date} ${day.open === 1}`),
    ...slots.map(
      (slot) => `slot ${slot.id} ${slot.open === 1} places ${slot.places} extra ${slot.extra} taken ${slot.taken}`,
    ),
  ]
  const acceptedAs = new Map<string, string>()
  for (const one of entries) {
    const handle = operationOf.get(one.id) ?? -1
    ids.entries.set(handle, one.id)
    if (one.booking_id) acceptedAs.set(one.booking_id, `a${handle}`)
    const held = one.status === 'offered' ? ` ${one.slot_id} until ${one.hold_until}` : ''
    picture.push(`entry ${handle} ${one.status} of ${one.day_id} as ${one.seq}${held}`)
  }
  for (const one of bookings) {
    const handle = acceptedAs.get(one.id) ?? `b${operationOf.get(one.id)}`
    ids.bookings.set(handle, { id: one.id, code: one.code })
    picture.push(`booking ${handle} ${one.status} ${one.slot_id} ${one.date} ${one.number}`)
  }
  return { picture: picture.sort(), ids }
}
