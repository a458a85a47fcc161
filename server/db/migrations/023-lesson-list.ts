import type { Kysely } from 'kysely'

/** How each lesson stands is found without reading the texts of its revisions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('lesson_revision_standing')
    .on('lesson_revision')
    .columns(['lesson_id', 'status', 'revision', 'show_from'])
    .execute()
}
