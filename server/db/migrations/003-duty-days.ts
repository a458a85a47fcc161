import { type Kysely, sql } from 'kysely'

/** The roster (rules, exceptions, the town's word on dates) and the duty days and slots made from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('duty_rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('definition', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('duty_exception')
    .addColumn('day_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('definition', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('duty_exception_pk', ['day_id', 'kind'])
    .execute()
  await db.schema
    .createTable('day_kind')
    .addColumn('date', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .execute()
  // One row that every change of the roster updates first: changes happen one after the other.
  await db.schema
    .createTable('roster_lock')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await sql`insert into roster_lock (id, version) values (1, 0)`.execute(db)
  await db.schema
    .createTable('duty_day')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('adviser', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('open', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('duty_day_date').on('duty_day').column('date').execute()
  await db.schema
    .createTable('slot')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('day_id', 'text', (c) => c.notNull().references('duty_day.id'))
    .addColumn('start', 'text', (c) => c.notNull())
    .addColumn('ends', 'text', (c) => c.notNull())
    .addColumn('starts_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('places', 'integer', (c) => c.notNull())
    .addColumn('extra', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('taken', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('open', 'integer', (c) => c.notNull())
    .addUniqueConstraint('slot_start', ['day_id', 'start'])
    .addCheckConstraint('slot_never_oversold', sql`taken >= 0 and taken <= places`)
    .execute()
}
