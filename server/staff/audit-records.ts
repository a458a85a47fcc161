import { type AuditRecord, auditAction } from '@domain/audit'
import { ENTRY_KINDS, type EntryKind } from '@domain/directory-editing'
import { dateOfDayId, ROSTER_CHANGE_NAMES } from '@domain/roster'
import { settingOf } from '@domain/settings'
import type { Queryable } from '../db/database'
import type { AuditRow } from '../db/tables'

type Subject = Pick<AuditRow, 'seq' | 'action' | 'subject'>
type Found = ReadonlyMap<string, AuditRecord>

/** As many records of one entry are linked; a search by name may have found hundreds. */
const MOST_LINKED = 20

const idsIn = (subject: string): string[] => subject.split(/[ /]/).slice(0, MOST_LINKED)

/** Nothing is asked about no ids: PostgreSQL has no empty list. */
const lookedUp = async <Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> => (ids.length === 0 ? [] : read(ids))

/** The records that entries are about, by the entries' numbers; what is there no more is left out. */
export async function recordsOf(db: Queryable, entries: readonly Subject[]): Promise<Map<number, AuditRecord[]>> {
  const idsOf = (kind: string) =>
    entries.filter(({ action }) => auditAction(action)?.about === kind).flatMap(({ subject }) => idsIn(subject))
  const messages = await messagesOf(db, idsOf('message'))
  const about = messages.flatMap(({ booking_id, mediation_id }) => booking_id ?? mediation_id ?? [])
  const bookings = await bookingsOf(db, [...idsOf('booking'), ...about])
  const matters = await mattersOf(db, [...idsOf('mediation'), ...about])
  const events = await eventsOf(db, [...idsOf('event'), ...idsOf('class')])
  const found: Partial<Record<string, Found>> = {
    booking: bookings,
    mediation: matters,
    event: events,
    class: new Map([...events].map(([id, event]) => [id, { ...event, kind: 'class' }])),
    slot: await slotsOf(db, idsOf('slot')),
    staff: await colleaguesOf(db, idsOf('staff')),
    message: new Map(
      messages.flatMap(({ id, booking_id, mediation_id }) => {
        const record = bookings.get(booking_id ?? '') ?? matters.get(mediation_id ?? '')
        return record ? [[id, record]] : []
      }),
    ),
  }
  return new Map(entries.map((entry) => [entry.seq, recordsIn(entry, found)]))
}

/** What one entry's subject names, looked up where it has to be. */
function recordsIn({ action, subject }: Subject, found: Partial<Record<string, Found>>): AuditRecord[] {
  const about = auditAction(action)?.about
  const [first = ''] = idsIn(subject)
  switch (about) {
    case undefined:
      return []
    case 'roster':
      return [{ kind: about, id: subject, name: rosterChangeName(subject) }]
    case 'directory':
      return [{ kind: about, id: subject, name: directoryName(subject) }]
    case 'settings':
      return [{ kind: about, id: subject, name: subject.split(' ').map(settingName).join('、') }]
    case 'report':
      return [{ kind: about, id: subject, name: subject.replace('/', ' 到 ') }]
    case 'lesson':
    case 'question':
    case 'survey':
    case 'survey-draft':
      return [{ kind: about, id: first }]
    default:
      return idsIn(subject).flatMap((id) => found[about]?.get(id) ?? [])
  }
}

/** `closed 2026-12-24-thu` in words: 停了一天 2026-12-24. */
function rosterChangeName(subject: string): string {
  const [kind = '', id = ''] = subject.split(' ')
  return [ROSTER_CHANGE_NAMES[kind] ?? kind, dateOfDayId(id)].filter(Boolean).join(' ')
}

/** `contact village-01-mediator` in words: 联系人 village-01-mediator. */
function directoryName(subject: string): string {
  const [of = '', id = ''] = subject.split(' ')
  return `${of in ENTRY_KINDS ? ENTRY_KINDS[of as EntryKind] : of} ${id}`
}

const settingName = (key: string): string => settingOf(key)?.name ?? key

const byId = (records: readonly AuditRecord[]): Found => new Map(records.map((record) => [record.id, record]))

const messagesOf = (db: Queryable, all: readonly string[]) =>
  lookedUp(all, (ids) =>
    db.selectFrom('message').select(['id', 'booking_id', 'mediation_id']).where('id', 'in', ids).execute(),
  )

async function bookingsOf(db: Queryable, all: readonly string[]): Promise<Found> {
  const rows = await lookedUp(all, (ids) =>
    db.selectFrom('booking').select(['id', 'number', 'date']).where('id', 'in', ids).execute(),
  )
  return byId(rows.map(({ id, number, date }) => ({ kind: 'booking', id, name: number, date })))
}

async function mattersOf(db: Queryable, all: readonly string[]): Promise<Found> {
  const rows = await lookedUp(all, (ids) =>
    db.selectFrom('mediation').select(['id', 'number']).where('id', 'in', ids).execute(),
  )
  return byId(rows.map(({ id, number }) => ({ kind: 'mediation', id, name: number })))
}

async function eventsOf(db: Queryable, all: readonly string[]): Promise<Found> {
  const rows = await lookedUp(all, (ids) =>
    db.selectFrom('event').select(['id', 'date']).where('id', 'in', ids).execute(),
  )
  return byId(rows.map(({ id, date }) => ({ kind: 'event', id, date })))
}

async function slotsOf(db: Queryable, all: readonly string[]): Promise<Found> {
  const rows = await lookedUp(all, (ids) =>
    db
      .selectFrom('slot')
      .innerJoin('duty_day', 'duty_day.id', 'slot.day_id')
      .select(['slot.id', 'duty_day.date', 'slot.start'])
      .where('slot.id', 'in', ids)
      .execute(),
  )
  return byId(rows.map(({ id, date, start }) => ({ kind: 'day', id, date, name: `${date} ${start}` })))
}

async function colleaguesOf(db: Queryable, all: readonly string[]): Promise<Found> {
  const rows = await lookedUp(all, (ids) =>
    db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute(),
  )
  return byId(rows.map(({ id, name }) => ({ kind: 'staff', id, name })))
}
