import type { Kysely } from 'kysely'

/** What staff set over the numbers of the town's file, and who changed which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: its version grows with every change, so that each process knows when to read anew.
  await db.schema
    .createTable('town_settings')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    // JSON of `booking.closeMinutes` → number; what is not in it is as the file says.
    .addColumn('changed', 'text', (c) => c.notNull())
    .execute()
  await db
    .insertInto('town_settings' as never)
    .values({ id: 1, version: 0, changed: '{}' } as never)
    .execute()
  await db.schema
    .createTable('town_setting_change')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('before', 'integer', (c) => c.notNull())
    .addColumn('after', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('town_setting_change_pk', ['version', 'key'])
    .execute()
}
