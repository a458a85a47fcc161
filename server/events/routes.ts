import { randomUUID } from 'node:crypto'
import type { Event } from '@domain/events'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { addEvent, changeEvent, findEvent, listEvents, toRow } from './store'

/** Events the township holds: planned, corrected and counted at the desk. */
export function eventRoutes({
  database,
  now,
}: Parts): Pick<Handlers, 'deskEvents' | 'deskAddEvent' | 'deskChangeEvent'> {
  const eventOf = async (id: string): Promise<Event> => {
    const event = await findEvent(database.query, id)
    if (!event) throw new Failure('not-found')
    return event
  }
  return {
    deskEvents: ({ query }) => listEvents(database.query, query.from, query.to, query.kind),
    async deskAddEvent({ body, staff }) {
      const id = randomUUID()
      await database.transaction(async (tx) => {
        await addEvent(tx, toRow(id, staff.staffId, body))
        await audit(tx, now(), staff.staffId, 'event.add', id)
      })
      return eventOf(id)
    },
    async deskChangeEvent({ params, body, staff }) {
      await database.transaction(async (tx) => {
        if (!(await changeEvent(tx, params.id, body))) throw new Failure('not-found')
        await audit(tx, now(), staff.staffId, 'event.change', params.id)
      })
      return eventOf(params.id)
    },
  }
}
