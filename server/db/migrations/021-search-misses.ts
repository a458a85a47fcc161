import type { Kysely } from 'kysely'

/** Searches without a good answer: a masked text a day and how often, nothing about who asked or at what time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('search_miss')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('search_miss_key', ['date', 'text'])
    .execute()
}
