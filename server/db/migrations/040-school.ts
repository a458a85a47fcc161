import type { Kysely } from 'kysely'

/** Events, class sessions with their anonymous participants and answers, and the question box. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('event')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('people', 'integer', (c) => c.notNull())
    .addColumn('teachers', 'integer', (c) => c.notNull())
    .addColumn('leaflets', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('event_date').on('event').column('date').execute()

  await db.schema
    .createTable('class_session')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('event_id', 'text', (c) => c.notNull().unique().references('event.id').onDelete('cascade'))
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('forms', 'text', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('class_participant')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('session_id', 'text', (c) => c.notNull().references('class_session.id').onDelete('cascade'))
    .addColumn('age_band', 'text', (c) => c.notNull())
    .addColumn('first_form', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('class_participant_session').on('class_participant').column('session_id').execute()

  await db.schema
    .createTable('class_answer')
    .addColumn('session_id', 'text', (c) => c.notNull().references('class_session.id').onDelete('cascade'))
    .addColumn('participant_id', 'text', (c) => c.notNull().references('class_participant.id').onDelete('cascade'))
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('question_id', 'text', (c) => c.notNull())
    .addColumn('chosen', 'integer')
    .addColumn('correct', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('class_answer_once', ['participant_id', 'phase', 'question_id'])
    .execute()
  await db.schema.createIndex('class_answer_session').on('class_answer').column('session_id').execute()

  await db.schema
    .createTable('question')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('asked_on', 'text', (c) => c.notNull())
    .addColumn('audience', 'text')
    .addColumn('may_publish', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('answered_on', 'text')
    .addColumn('answered_by', 'text')
    .execute()
  await db.schema.createIndex('question_status').on('question').columns(['status', 'asked_on']).execute()
}
