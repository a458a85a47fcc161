import type { Kysely } from 'kysely'

/** Residents, staff, their sessions, and the record of who looked at what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('resident')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('identity_hash', 'text', (c) => c.notNull().unique())
    .addColumn('openid_sealed', 'text')
    .addColumn('guest', 'integer', (c) => c.notNull())
    .addColumn('audience', 'text')
    .addColumn('village_id', 'text')
    .addColumn('created_on', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('staff')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('adviser', 'text')
    .addColumn('village_id', 'text')
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('resident_id', 'text', (c) => c.references('resident.id').onDelete('cascade'))
    .addColumn('staff_id', 'text', (c) => c.references('staff.id').onDelete('cascade'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('session_expires').on('session').column('expires_at').execute()
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('audit_at').on('audit').column('at').execute()
}
