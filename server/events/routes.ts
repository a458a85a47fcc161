import { randomUUID } from 'node:crypto'
import { type Event, VISIT_KINDS } from '@domain/events'
import { addDays, localDate, toInstant } from '@domain/time'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import { claimKey } from '../http/idempotency'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { addEvent, changeEvent, findEvent, listEvents, toRow } from './store'

/** How far ahead residents are told of events, in days. */
const VISIT_DAYS = 60

/** Events the township holds: planned, corrected and counted at the desk. */
export function eventRoutes({
  database,
  now,
}: Parts): Pick<Handlers, 'visits' | 'deskEvents' | 'deskAddEvent' | 'deskChangeEvent'> {
  const eventOf = async (id: string): Promise<Event> => {
    const event = await findEvent(database.query, id)
    if (!event) throw new Failure('not-found')
    return event
  }
  return {
    async visits() {
      const today = localDate(now())
      const events = await listEvents(database.query, today, addDays(today, VISIT_DAYS))
      return events
        .filter(({ kind }) => (VISIT_KINDS as readonly string[]).includes(kind))
        .map(({ id, kind, title, date, place }) => ({ id, kind, title, date, place }))
        .reverse()
    },
    deskEvents: ({ query }) => listEvents(database.query, query.from, query.to, query.kind),
    async deskAddEvent({ body, staff, idempotencyKey: key }) {
      const id = randomUUID()
      const before = await database.transaction(async (tx) => {
        const made = await claimKey(tx, { caller: staff.staffId, key, body }, id, toInstant(now()))
        if (made) return made
        await addEvent(tx, toRow(id, staff.staffId, body))
        await audit(tx, now(), staff, 'event.add', id)
        return undefined
      })
      return eventOf(before ?? id)
    },
    async deskChangeEvent({ params, body, staff }) {
      await database.transaction(async (tx) => {
        if (!(await changeEvent(tx, params.id, body))) throw new Failure('not-found')
        await audit(tx, now(), staff, 'event.change', params.id)
      })
      return eventOf(params.id)
    },
  }
}
