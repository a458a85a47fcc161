import type { Form, Phase, PooledQuestion } from '@domain/school'
import type { Instant } from '@domain/time'
import type { Queryable } from '../db/database'
import type { ClassAnswerRow, ClassParticipantRow, ClassSessionRow } from '../db/tables'

export type Forms = Record<Form, PooledQuestion[]>
export type ClassSession = Omit<ClassSessionRow, 'forms'> & { forms: Forms }

const withForms = (row: ClassSessionRow | undefined): ClassSession | undefined =>
  row && { ...row, forms: JSON.parse(row.forms) as Forms }

/** The class of a code, also after it has run out. */
export const sessionByCode = async (db: Queryable, code: string) =>
  withForms(await db.selectFrom('class_session').selectAll().where('code', '=', code).executeTakeFirst())

export const sessionOfEvent = async (db: Queryable, eventId: string) =>
  withForms(await db.selectFrom('class_session').selectAll().where('event_id', '=', eventId).executeTakeFirst())

export const sessionById = async (db: Queryable, id: string) =>
  withForms(await db.selectFrom('class_session').selectAll().where('id', '=', id).executeTakeFirst())

/** Makes the class of an event. Fails on its unique index when the code is taken or the event has one already. */
export const addSession = (db: Queryable, { forms, ...row }: ClassSession) =>
  db
    .insertInto('class_session')
    .values({ ...row, forms: JSON.stringify(forms) })
    .execute()

export const setExpiry = (db: Queryable, id: string, expires_at: Instant) =>
  db.updateTable('class_session').set({ expires_at }).where('id', '=', id).execute()

export const countParticipants = async (db: Queryable, sessionId: string): Promise<number> => {
  const row = await db
    .selectFrom('class_participant')
    .where('session_id', '=', sessionId)
    .select((e) => e.fn.countAll<number | string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export const participantById = (db: Queryable, id: string): Promise<ClassParticipantRow | undefined> =>
  db.selectFrom('class_participant').selectAll().where('id', '=', id).executeTakeFirst()

/** Lets a phone in; one that is in already stays as it was. */
export const addParticipant = (db: Queryable, row: ClassParticipantRow) =>
  db
    .insertInto('class_participant')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()

/** Stores a phase once: what was handed in first stays, whatever a retry brings. */
export const addAnswers = (db: Queryable, rows: ClassAnswerRow[]) =>
  db
    .insertInto('class_answer')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['participant_id', 'phase', 'question_id']).doNothing())
    .execute()

export const answersOf = (db: Queryable, participantId: string, phase: Phase): Promise<ClassAnswerRow[]> =>
  db
    .selectFrom('class_answer')
    .selectAll()
    .where('participant_id', '=', participantId)
    .where('phase', '=', phase)
    .execute()

/** Right answers and answers in all, by question and phase: never by participant. */
export const tallies = (db: Queryable, sessionId: string) =>
  db
    .selectFrom('class_answer')
    .where('session_id', '=', sessionId)
    .groupBy(['question_id', 'phase'])
    .select(['question_id', 'phase'])
    .select((e) => [e.fn.sum<number | string>('correct').as('count'), e.fn.countAll<number | string>().as('total')])
    .execute()

/** How many phones have handed in a phase. */
export const finished = async (db: Queryable, sessionId: string, phase: Phase): Promise<number> => {
  const row = await db
    .selectFrom('class_answer')
    .where('session_id', '=', sessionId)
    .where('phase', '=', phase)
    .select((e) => e.fn.count<number | string>('participant_id').distinct().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
