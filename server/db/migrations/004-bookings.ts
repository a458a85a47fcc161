import { type Kysely, sql } from 'kysely'

/** Bookings, the waiting list, and what keeps their rules whatever happens at the same time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Whoever holds bookings: a resident, or a phone number (hashed) at the desk. Its row is the lock of rule 2.
  await db.schema
    .createTable('holder')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('pause_lifted_at', 'text')
    .execute()
  await db.schema
    .createTable('day_counter')
    .addColumn('date', 'text', (c) => c.primaryKey())
    .addColumn('last', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('booking')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('slot_id', 'text', (c) => c.notNull().references('slot.id'))
    .addColumn('day_id', 'text', (c) => c.notNull().references('duty_day.id'))
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('resident_id', 'text')
    .addColumn('beneficiary_key', 'text', (c) => c.notNull())
    .addColumn('phone_hash', 'text', (c) => c.notNull())
    .addColumn('person_hash', 'text', (c) => c.notNull())
    .addColumn('name_sealed', 'text')
    .addColumn('phone_sealed', 'text')
    .addColumn('note_sealed', 'text')
    .addColumn('beneficiary_sealed', 'text')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('village_id', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('cancelled_at', 'text')
    .addColumn('cancelled_by', 'text')
    .addColumn('cancelled_late', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('result', 'text')
    .addColumn('referred_to', 'text')
    .addColumn('follow_up_on', 'text')
    .addColumn('private_note_sealed', 'text')
    .addColumn('erased', 'integer', (c) => c.notNull().defaultTo(0))
    .addUniqueConstraint('booking_number', ['date', 'number'])
    .addUniqueConstraint('booking_code', ['date', 'code'])
    .execute()
  // Rule 2, held by the database: one active booking per beneficiary and day, by holder and by phone number.
  for (const [name, who] of [
    ['booking_holder_day', 'holder, beneficiary_key'],
    ['booking_phone_day', 'phone_hash, person_hash'],
  ] as const)
    await sql`create unique index ${sql.ref(name)} on booking (${sql.raw(who)}, date)
      where status in ('booked', 'checked-in', 'called')`.execute(db)
  for (const [name, columns] of [
    ['booking_slot', ['slot_id']],
    ['booking_day', ['date']],
    ['booking_holder', ['holder', 'date']],
    ['booking_resident', ['resident_id']],
    ['booking_phone', ['phone_hash']],
    ['booking_follow_up', ['follow_up_on']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('booking')
      .columns([...columns])
      .execute()
  await sql`create index booking_no_show on booking (holder, date) where status = 'no-show'`.execute(db)
  await sql`create index booking_to_erase on booking (date) where erased = 0`.execute(db)

  await db.schema
    .createTable('idempotency')
    .addColumn('caller', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_pk', ['caller', 'key'])
    .execute()
  await db.schema.createIndex('idempotency_created').on('idempotency').column('created_at').execute()

  await db.schema
    .createTable('waitlist')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('day_id', 'text', (c) => c.notNull().references('duty_day.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('resident_id', 'text')
    .addColumn('beneficiary_key', 'text', (c) => c.notNull())
    .addColumn('slot_id', 'text', (c) => c.references('slot.id'))
    .addColumn('hold_until', 'text')
    .addColumn('booking_id', 'text')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('name_sealed', 'text')
    .addColumn('phone_sealed', 'text')
    .addColumn('note_sealed', 'text')
    .addColumn('beneficiary_sealed', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('waitlist_order', ['day_id', 'seq'])
    .execute()
  await sql`create unique index waitlist_once on waitlist (holder, beneficiary_key, day_id)
    where status in ('waiting', 'offered')`.execute(db)
  await sql`create index waitlist_hold on waitlist (hold_until) where status = 'offered'`.execute(db)
  await sql`create index waitlist_waiting on waitlist (day_id, seq) where status = 'waiting'`.execute(db)
  await db.schema.createIndex('waitlist_resident').on('waitlist').column('resident_id').execute()
}
