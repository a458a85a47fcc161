import { type Event, type EventInput, type EventKind, EventKindSchema } from '@domain/events'
import type { Instant, LocalDate } from '@domain/time'
import * as v from 'valibot'
import type { Queryable } from '../db/database'
import type { EventRow } from '../db/tables'

/** The row of an event as the desk filled it in. */
export function toRow(id: string, createdBy: string, input: EventInput): EventRow {
  const { kind, date, people, teachers, leaflets, ...details } = input
  return { id, kind, date, people, teachers, leaflets, created_by: createdBy, details: JSON.stringify(details) }
}

const selectEvents = (db: Queryable) =>
  db
    .selectFrom('event')
    .leftJoin('class_session', 'class_session.event_id', 'event.id')
    .selectAll('event')
    .select(['class_session.code', 'class_session.expires_at'])
    .select((e) =>
      e
        .selectFrom('class_participant')
        .whereRef('class_participant.session_id', '=', 'class_session.id')
        .select((count) => count.fn.countAll<number | string>().as('n'))
        .as('participants'),
    )

type EventWithClass = EventRow & {
  code: string | null
  expires_at: Instant | null
  participants: number | string | null
}

const toEvent = (row: EventWithClass): Event => ({
  ...(JSON.parse(row.details) as Omit<EventInput, 'kind' | 'date' | 'people' | 'teachers' | 'leaflets'>),
  id: row.id,
  kind: v.parse(EventKindSchema, row.kind),
  date: row.date,
  people: row.people,
  teachers: row.teachers,
  leaflets: row.leaflets,
  participants: Number(row.participants ?? 0),
  ...(row.code && row.expires_at ? { code: row.code, codeExpires: row.expires_at } : {}),
})

/** Events from one date to another, both inclusive, newest first. */
export async function listEvents(db: Queryable, from: LocalDate, to: LocalDate, kind?: EventKind): Promise<Event[]> {
  let query = selectEvents(db).where('event.date', '>=', from).where('event.date', '<=', to)
  if (kind) query = query.where('event.kind', '=', kind)
  const rows = await query.orderBy('event.date', 'desc').orderBy('event.id').limit(1000).execute()
  return rows.map(toEvent)
}

export async function findEvent(db: Queryable, id: string): Promise<Event | undefined> {
  const row = await selectEvents(db).where('event.id', '=', id).executeTakeFirst()
  return row && toEvent(row)
}

export const addEvent = (db: Queryable, row: EventRow) => db.insertInto('event').values(row).execute()

/** Replaces what the desk filled in; answers whether there was such an event. */
export async function changeEvent(db: Queryable, id: string, input: EventInput): Promise<boolean> {
  const { id: _id, created_by: _by, ...columns } = toRow(id, '', input)
  const result = await db.updateTable('event').set(columns).where('id', '=', id).executeTakeFirst()
  return result.numUpdatedRows > 0n
}
