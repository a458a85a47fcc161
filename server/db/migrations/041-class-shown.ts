import type { Kysely } from 'kysely'

/** What of a class is on the wall, which moves by five phones at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('class_session')
    .addColumn('shown', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute()
}
