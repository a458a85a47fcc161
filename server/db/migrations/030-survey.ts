import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * Surveys. Who answered (`survey_claim`) and what was answered (`survey_pending`, then `survey_answer`) share no column,
 * no time and no order; `docs/survey-privacy.md` says what that protects against. On SQLite these tables have no rowid,
 * so rows lie in the order of their random keys; on PostgreSQL answers are written in shuffled batches.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const keyOrder = db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``
  await db.schema
    .createTable('survey_version')
    .addColumn('survey_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('definition', 'text', (c) => c.notNull())
    .addColumn('file_hash', 'text')
    .addColumn('published_on', 'text', (c) => c.notNull())
    .addColumn('published_by', 'text')
    .addPrimaryKeyConstraint('survey_version_key', ['survey_id', 'version'])
    .execute()
  await db.schema
    .createTable('survey_draft')
    .addColumn('survey_id', 'text', (c) => c.primaryKey())
    .addColumn('definition', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('updated_by', 'text')
    .execute()
  await db.schema
    .createTable('survey_claim')
    .addColumn('claim_hash', 'text', (c) => c.primaryKey())
    .addColumn('receipt_hash', 'text', (c) => c.notNull())
    .modifyEnd(keyOrder)
    .execute()
  await db.schema
    .createTable('survey_pending')
    .addColumn('survey_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('survey_pending_key', ['survey_id', 'id'])
    .modifyEnd(keyOrder)
    .execute()
  await db.schema
    .createTable('survey_answer')
    .addColumn('survey_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('mixed_on', 'text', (c) => c.notNull())
    .addColumn('audience', 'text', (c) => c.notNull())
    .addColumn('village_id', 'text')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text')
    .addColumn('answers', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('survey_answer_key', ['survey_id', 'id'])
    .modifyEnd(keyOrder)
    .execute()
  await db.schema
    .createTable('survey_tally')
    .addColumn('survey_id', 'text', (c) => c.primaryKey())
    .addColumn('taken', 'integer', (c) => c.notNull())
    .execute()
}
