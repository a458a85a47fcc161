import { type Kysely, SqliteAdapter, sql } from 'kysely'

/** Photos of events. They stand in the database, so that backup and move take them along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const blob = db.getExecutor().adapter instanceof SqliteAdapter ? sql`blob` : sql`bytea`
  await db.schema
    .createTable('event_photo')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('event_id', 'text', (c) => c.notNull().references('event.id').onDelete('cascade'))
    .addColumn('alt', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('content', blob, (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .addColumn('added_by', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('event_photo_event').on('event_photo').columns(['event_id', 'added_at']).execute()
}
