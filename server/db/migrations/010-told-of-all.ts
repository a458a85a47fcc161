import type { Kysely } from 'kysely'

/** Why places were added to a slot; why waiting ended, and how often a waiting person was offered a place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('slot').addColumn('extra_reason', 'text').execute()
  await db.schema.alterTable('waitlist').addColumn('reason', 'text').execute()
  // Part of what makes an offer's messages one of a kind: a second offer to the same person is told too.
  await db.schema
    .alterTable('waitlist')
    .addColumn('offers', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
