import type { Kysely } from 'kysely'

/** One-time codes of staff: the key they come from, and what stands in for them when the phone is lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('totp_sealed', 'text').execute()
  await db.schema.alterTable('staff').addColumn('totp_pending_sealed', 'text').execute()
  await db.schema.alterTable('staff').addColumn('totp_step', 'integer').execute()
  await db.schema
    .createTable('recovery_code')
    .addColumn('staff_id', 'text', (c) => c.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_code_key', ['staff_id', 'code_hash'])
    .execute()
}
