import { type Kysely, sql } from 'kysely'

/** Mediation requests, their sealed notes, the steps they went through, and messages about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mediation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('handler', 'text', (c) => c.notNull())
    .addColumn('village_id', 'text')
    .addColumn('resident_id', 'text')
    .addColumn('created_by', 'text')
    .addColumn('my_role', 'text', (c) => c.notNull())
    .addColumn('other_role', 'text', (c) => c.notNull())
    .addColumn('name_sealed', 'text')
    .addColumn('phone_sealed', 'text')
    .addColumn('story_sealed', 'text')
    .addColumn('wish_sealed', 'text')
    .addColumn('agreement_sealed', 'text')
    .addColumn('agreed_on', 'text')
    .addColumn('accepted_on', 'text', (c) => c.notNull())
    .addColumn('assigned_on', 'text')
    .addColumn('begun_on', 'text')
    .addColumn('ended_on', 'text')
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('assignee_staff_id', 'text')
    .addColumn('assignee_contact_id', 'text')
    .addColumn('referred_to', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('erased', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  for (const [name, columns] of [
    ['mediation_accepted', ['accepted_on']],
    ['mediation_resident', ['resident_id']],
    ['mediation_village', ['village_id', 'accepted_on']],
    ['mediation_assignee', ['assignee_staff_id']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('mediation')
      .columns([...columns])
      .execute()
  await sql`create index mediation_to_erase on mediation (ended_on) where erased = 0`.execute(db)

  await db.schema
    .createTable('mediation_note')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('mediation_id', 'text', (c) => c.notNull().references('mediation.id').onDelete('cascade'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('text_sealed', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('mediation_note_of').on('mediation_note').column('mediation_id').execute()

  await db.schema
    .createTable('mediation_step')
    .addColumn('mediation_id', 'text', (c) => c.notNull().references('mediation.id').onDelete('cascade'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    // Null for the resident.
    .addColumn('staff_id', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mediation_step_pk', ['mediation_id', 'revision'])
    .execute()

  await db.schema
    .createTable('mediation_counter')
    .addColumn('year', 'text', (c) => c.primaryKey())
    .addColumn('last', 'integer', (c) => c.notNull())
    .execute()

  await db.schema.alterTable('message').addColumn('mediation_id', 'text').execute()
  await db.schema.createIndex('message_mediation').on('message').column('mediation_id').execute()
}
