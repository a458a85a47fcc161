import type { Kysely } from 'kysely'

/** What a desk session is known by, and the one-time link by which an account gets its password. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['seen_at', 'proved_at', 'address', 'device'] as const)
    await db.schema.alterTable('session').addColumn(column, 'text').execute()
  await db.schema
    .createTable('staff_link')
    .addColumn('staff_id', 'text', (c) => c.primaryKey().references('staff.id').onDelete('cascade'))
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()
}
