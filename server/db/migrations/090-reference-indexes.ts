import type { Kysely } from 'kysely'

/** What points to a row can be found without reading the table: erasing a resident, locking a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, table, column] of [
    ['session_resident', 'session', 'resident_id'],
    ['session_staff', 'session', 'staff_id'],
    ['booking_duty_day', 'booking', 'day_id'],
    ['waitlist_slot', 'waitlist', 'slot_id'],
  ] as const)
    await db.schema.createIndex(name).ifNotExists().on(table).column(column).execute()
}
