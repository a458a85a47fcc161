import type { LocalDate } from '@domain/time'
import type { Queryable, Tx } from '../db/database'
import type { DutyDayRow, SlotRow, WaitlistRow } from '../db/tables'

/** An entry with its day and, where a place is held, its slot. */
export type PlacedEntry = WaitlistRow &
  Pick<DutyDayRow, 'date' | 'adviser' | 'place'> & { start: SlotRow['start'] | null; ends: SlotRow['ends'] | null }

const placed = (db: Queryable) =>
  db
    .selectFrom('waitlist')
    .innerJoin('duty_day', 'duty_day.id', 'waitlist.day_id')
    .leftJoin('slot', 'slot.id', 'waitlist.slot_id')
    .selectAll('waitlist')
    .select(['duty_day.date', 'duty_day.adviser', 'duty_day.place', 'slot.start', 'slot.ends'])

export const entryById = (db: Queryable, id: string): Promise<PlacedEntry | undefined> =>
  placed(db).where('waitlist.id', '=', id).executeTakeFirst()

export const entriesOfResident = (db: Queryable, residentId: string): Promise<PlacedEntry[]> =>
  placed(db)
    .where('waitlist.resident_id', '=', residentId)
    .orderBy('duty_day.date', 'desc')
    .orderBy('waitlist.created_at', 'desc')
    .execute()

export const entriesOfDate = (db: Queryable, date: LocalDate): Promise<PlacedEntry[]> =>
  placed(db)
    .where('duty_day.date', '=', date)
    .where('waitlist.status', 'in', ['waiting', 'offered'])
    .orderBy('waitlist.day_id')
    .orderBy('waitlist.seq')
    .execute()

/** How many people wait for each of the days, those with an offer included. */
export async function waitingByDay(db: Queryable, from: LocalDate, to: LocalDate): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('waitlist')
    .innerJoin('duty_day', 'duty_day.id', 'waitlist.day_id')
    .select(['waitlist.day_id', (e) => e.fn.countAll().as('n')])
    .where('duty_day.date', '>=', from)
    .where('duty_day.date', '<=', to)
    .where('waitlist.status', 'in', ['waiting', 'offered'])
    .groupBy('waitlist.day_id')
    .execute()
  return new Map(rows.map((row) => [row.day_id, Number(row.n)]))
}

export const waitingAhead = async (db: Queryable, entry: Pick<WaitlistRow, 'day_id' | 'seq'>): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('waitlist')
        .select((e) => e.fn.countAll().as('n'))
        .where('day_id', '=', entry.day_id)
        .where('status', '=', 'waiting')
        .where('seq', '<', entry.seq)
        .executeTakeFirstOrThrow()
    ).n,
  )

/** When a day's first slot starts, for saying which day is meant where no slot is. */
export const firstStart = async (db: Queryable, dayId: string): Promise<string> =>
  (
    await db
      .selectFrom('slot')
      .select((e) => e.fn.min('start').as('start'))
      .where('day_id', '=', dayId)
      .executeTakeFirstOrThrow()
  ).start

export const firstWaiting = (tx: Tx, dayId: string): Promise<WaitlistRow | undefined> =>
  tx
    .selectFrom('waitlist')
    .selectAll()
    .where('day_id', '=', dayId)
    .where('status', '=', 'waiting')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()

/** Adds an entry behind all others of its day; the caller has locked the day. */
export async function insertEntry(tx: Tx, row: Omit<WaitlistRow, 'seq'>): Promise<void> {
  const { last } = await tx
    .selectFrom('waitlist')
    .select((e) => e.fn.max('seq').as('last'))
    .where('day_id', '=', row.day_id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('waitlist')
    .values({ ...row, seq: Number(last ?? 0) + 1 })
    .execute()
}

export const changeEntry = (tx: Tx, id: string, change: Partial<WaitlistRow>) =>
  tx.updateTable('waitlist').set(change).where('id', '=', id).execute()

/** Offers whose time has run out, with their day. */
export const expiredOffers = (db: Queryable, now: string) =>
  db
    .selectFrom('waitlist')
    .select(['id', 'day_id'])
    .where('status', '=', 'offered')
    .where('hold_until', '<=', now)
    // Of those that end together whoever waited longer comes first, so that places go on in the order of waiting.
    .orderBy('hold_until')
    .orderBy('day_id')
    .orderBy('seq')
    .limit(100)
    .execute()

/** Days on which somebody still waits although every slot has begun. */
export const endedDays = (db: Queryable, now: string) =>
  db
    .selectFrom('waitlist')
    .innerJoin('duty_day', 'duty_day.id', 'waitlist.day_id')
    .select('waitlist.day_id')
    .distinct()
    .where('waitlist.status', '=', 'waiting')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('slot')
            .select('slot.id')
            .whereRef('slot.day_id', '=', 'waitlist.day_id')
            .where('slot.open', '=', 1)
            .where('slot.starts_at', '>', now),
        ),
      ),
    )
    .execute()
