import type { Kysely } from 'kysely'

/** How often a lesson was read: a count a day and group of readers, nothing about who, at what time or on which phone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reading')
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('lesson_id', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('reading_key', ['date', 'lesson_id', 'audience'])
    .execute()
}
