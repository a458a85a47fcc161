import type { Database } from '../../../server/db/database'
import { type Model, slotId, taken } from './state'

/** What can be told apart from outside, one line a fact; the same for the model and for the database. */
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
    ...model.entries.map((one) => {
      const day = model.days[one.day]
      const held = one.status === 'offered' && day && one.start ? ` ${slotId(day, one.start)} until ${one.until}` : ''
      return `entry ${one.handle} ${one.status} of ${day?.id} as ${one.seq}${held}`
    }),
  ].sort()
}

/** Reads the same picture from the database. Who made what is known by the key it was asked for with. */
export async function observe({ query }: Database): Promise<{ picture: Picture; ids: Ids }> {
  const [days, slots, bookings, entries, keys] = [
    await query.selectFrom('duty_day').selectAll().execute(),
    await query.selectFrom('slot').selectAll().execute(),
    await query.selectFrom('booking').selectAll().execute(),
    await query.selectFrom('waitlist').selectAll().execute(),
    await query.selectFrom('idempotency').select(['key', 'subject']).execute(),
  ]
  const operationOf = new Map(keys.map((row) => [row.subject, Number(/^storm-(\d+)/.exec(row.key)?.[1])]))
  const ids: Ids = { bookings: new Map(), entries: new Map() }
  const picture = [
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
