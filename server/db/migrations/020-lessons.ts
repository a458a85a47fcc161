import { type Kysely, sql } from 'kysely'

/** What the desk writes over `content/lessons`: revisions, whose text never changes, and what was decided about file and desk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lesson_revision')
    .addColumn('lesson_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addColumn('comment', 'text')
    .addColumn('file_hash', 'text')
    .addColumn('reviewed_by', 'text')
    .addColumn('reviewed_articles', 'text')
    .addColumn('published_by', 'text')
    .addColumn('show_from', 'text')
    .addPrimaryKeyConstraint('lesson_revision_key', ['lesson_id', 'revision'])
    .execute()
  await db.schema.createIndex('lesson_revision_status').on('lesson_revision').columns(['status', 'show_from']).execute()

  await db.schema
    .createTable('lesson_state')
    .addColumn('lesson_id', 'text', (c) => c.primaryKey())
    .addColumn('file_hash', 'text')
    .addColumn('withdrawn', 'integer', (c) => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_by', 'text')
    .addColumn('withdrawn_comment', 'text')
    .execute()

  await db.schema
    .createTable('lesson_shelf')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()
  await sql`insert into lesson_shelf (id, version) values (1, 0)`.execute(db)
}
