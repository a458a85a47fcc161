import { ACTIVE_STATUSES } from '@domain/booking'
import type { DayKind, DutyException, DutyRule, Roster, RosterChange } from '@domain/roster'
import type { LocalDate } from '@domain/time'
import type { Queryable, Tx } from '../db/database'
import { dayKindWith } from './calendar'

/** The roster as it stands. */
export async function readRoster(db: Queryable): Promise<Roster & { overruled: Map<LocalDate, DayKind> }> {
  const rules = await db.selectFrom('duty_rule').selectAll().orderBy('id').execute()
  const exceptions = await db.selectFrom('duty_exception').selectAll().orderBy('day_id').orderBy('kind').execute()
  const kinds = await db.selectFrom('day_kind').selectAll().execute()
  const overruled = new Map<LocalDate, DayKind>(kinds.map((row) => [row.date, row.kind]))
  return {
    rules: rules.map((row) => JSON.parse(row.definition) as DutyRule),
    exceptions: exceptions.map((row) => JSON.parse(row.definition) as DutyException),
    dayKind: dayKindWith(overruled),
    overruled,
  }
}

/** Lets changes of the roster happen one after the other. */
export const lockRoster = (tx: Tx) =>
  tx
    .updateTable('roster_lock')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('id', '=', 1)
    .execute()

/** Writes a change down. Its effect on days and bookings is the service's work. */
export async function writeChange(tx: Tx, change: RosterChange): Promise<void> {
  switch (change.kind) {
    case 'put-rule': {
      const row = { id: change.rule.id, definition: JSON.stringify(change.rule) }
      await tx
        .insertInto('duty_rule')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ definition: row.definition }))
        .execute()
      return
    }
    case 'drop-rule':
      await tx.deleteFrom('duty_rule').where('id', '=', change.ruleId).execute()
      return
    case 'except': {
      const { dayId: day_id, kind } = change.exception
      const definition = JSON.stringify(change.exception)
      await tx
        .insertInto('duty_exception')
        .values({ day_id, kind, definition })
        .onConflict((conflict) => conflict.columns(['day_id', 'kind']).doUpdateSet({ definition }))
        .execute()
      return
    }
    case 'drop-exception':
      await tx
        .deleteFrom('duty_exception')
        .where('day_id', '=', change.dayId)
        .where('kind', '=', change.exception)
        .execute()
      return
    case 'set-day-kind':
      await tx.deleteFrom('day_kind').where('date', '=', change.date).execute()
      if (change.dayKind) await tx.insertInto('day_kind').values({ date: change.date, kind: change.dayKind }).execute()
  }
}

/** Open days from a date on, with all their slots, closed ones too. */
export async function daysFrom(db: Queryable, from: LocalDate, to = '9999-12-31') {
  const days = await db
    .selectFrom('duty_day')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .where('open', '=', 1)
    .orderBy('date')
    .orderBy('id')
    .execute()
  const slots = days.length
    ? await db
        .selectFrom('slot')
        .selectAll()
        .where(
          'day_id',
          'in',
          days.map((day) => day.id),
        )
        .orderBy('start')
        .execute()
    : []
  return days.map((day) => ({ ...day, slots: slots.filter((slot) => slot.day_id === day.id) }))
}
export type MadeDay = Awaited<ReturnType<typeof daysFrom>>[number]

/** Ids of the day's bookings that are still to come, in the order in which they were made. */
export const activeIds = (db: Queryable, dayId: string, now: string) =>
  db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slot_id')
    .select(['booking.id', 'slot.start'])
    .where('booking.day_id', '=', dayId)
    .where('booking.status', 'in', ACTIVE_STATUSES)
    .where('slot.starts_at', '>', now)
    .orderBy('booking.created_at')
    .orderBy('booking.number')
    .execute()

/** A day's open slots that have not begun, with the places nobody has taken. */
export const freeSlots = async (db: Queryable, dayId: string, now: string) =>
  (
    await db
      .selectFrom('slot')
      .selectAll()
      .where('day_id', '=', dayId)
      .where('open', '=', 1)
      .where('starts_at', '>', now)
      .orderBy('start')
      .execute()
  ).map((slot) => ({ start: slot.start, end: slot.ends, places: slot.places - slot.taken }))

/** Entries of a day that still wait or hold a place. */
export const waitingOf = (db: Queryable, dayId: string) =>
  db
    .selectFrom('waitlist')
    .select(['id', 'status', 'slot_id', 'resident_id'])
    .where('day_id', '=', dayId)
    .where('status', 'in', ['waiting', 'offered'])
    .execute()
