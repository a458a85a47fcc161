import { type Kysely, sql } from 'kysely'

/** The outbox, residents' consent to single messages, and the advisers' calendar addresses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('message')
    .addColumn('id', 'text', (c) => c.primaryKey())
    // What it is, of which record, in which revision of it: a row can't be queued twice.
    .addColumn('dedupe', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('resident_id', 'text')
    .addColumn('booking_id', 'text')
    .addColumn('waitlist_id', 'text')
    .addColumn('due_at', 'text', (c) => c.notNull())
    // After this there is no point in sending it.
    .addColumn('useless_after', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease_until', 'text')
    .addColumn('why', 'text')
    .execute()
  await sql`create index message_due on message (due_at) where state = 'pending'`.execute(db)
  await sql`create index message_lease on message (lease_until) where state = 'sending'`.execute(db)
  await sql`create index message_unsent on message (due_at) where state = 'unsent'`.execute(db)
  await db.schema.createIndex('message_booking').on('message').column('booking_id').execute()
  await db.schema.createIndex('message_waitlist').on('message').column('waitlist_id').execute()
  await db.schema.createIndex('message_resident').on('message').column('resident_id').execute()
  await db.schema
    .createTable('consent')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('resident_id', 'text', (c) => c.notNull().references('resident.id').onDelete('cascade'))
    .addColumn('template', 'text', (c) => c.notNull())
    .addColumn('accepted_at', 'text', (c) => c.notNull())
    // The one message it was used for.
    .addColumn('message_id', 'text', (c) => c.unique())
    .execute()
  await db.schema.createIndex('consent_resident').on('consent').columns(['resident_id', 'template']).execute()
  await db.schema
    .createTable('feed')
    .addColumn('staff_id', 'text', (c) => c.primaryKey().references('staff.id').onDelete('cascade'))
    .addColumn('secret_hash', 'text', (c) => c.notNull().unique())
    .addColumn('since', 'text', (c) => c.notNull())
    .execute()
}
