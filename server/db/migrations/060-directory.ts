import type { Kysely } from 'kysely'

/** What staff changed in the directory over the town's file, and who changed what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('directory_entry')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    // JSON; null where the entry was taken away.
    .addColumn('value', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('directory_entry_pk', ['kind', 'id'])
    .execute()
  await db.schema
    .createTable('directory_change')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute()
  await db.schema.createIndex('directory_change_seq').on('directory_change').column('seq').execute()
  // One row: grows with every change, so that each process knows when to read anew, and is the lock of changes.
  await db.schema
    .createTable('directory_version')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await db
    .insertInto('directory_version' as never)
    .values({ id: 1, version: 0 } as never)
    .execute()
}
