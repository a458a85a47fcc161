import { type Form, type Phase, type PooledQuestion, type Shown, shownKey } from '@domain/school'
import type { Instant } from '@domain/time'
import type { Queryable, Tx } from '../db/database'
import type { ClassAnswerRow, ClassParticipantRow, ClassSessionRow } from '../db/tables'

export type Forms = Record<Form, PooledQuestion[]>
export type ClassSession = Omit<ClassSessionRow, 'forms' | 'shown'> & { forms: Forms; shown: Shown }

/** What is shown of a class, out of its column. */
export const readShown = (shown: string): Shown => JSON.parse(shown) as Shown

const withForms = (row: ClassSessionRow | undefined): ClassSession | undefined =>
  row && { ...row, forms: JSON.parse(row.forms) as Forms, shown: readShown(row.shown) }

/** The class of a code, also after it has run out. */
export const sessionByCode = async (db: Queryable, code: string) =>
  withForms(await db.selectFrom('class_session').selectAll().where('code', '=', code).executeTakeFirst())

export const sessionOfEvent = async (db: Queryable, eventId: string) =>
  withForms(await db.selectFrom('class_session').selectAll().where('event_id', '=', eventId).executeTakeFirst())

export const sessionById = async (db: Queryable, id: string) =>
  withForms(await db.selectFrom('class_session').selectAll().where('id', '=', id).executeTakeFirst())

/** Makes the class of an event. Fails on its unique index when the code is taken or the event has one already. */
export const addSession = (db: Queryable, { forms, ...row }: Omit<ClassSession, 'shown'>) =>
  db
    .insertInto('class_session')
    .values({ ...row, forms: JSON.stringify(forms), shown: '{}' })
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

/** Right answers, answers and phones by phase and question: never by participant. */
export async function tallies(db: Queryable, sessionId: string): Promise<Shown> {
  const rows = await db
    .selectFrom('class_answer')
    .where('session_id', '=', sessionId)
    .groupBy(['phase', 'question_id'])
    .select(['phase', 'question_id'])
    .select((e) => [e.fn.sum<number | string>('correct').as('count'), e.fn.countAll<number | string>().as('total')])
    .execute()
  return Object.fromEntries(
    rows.map((row) => {
      const total = Number(row.total)
      // A phone answers each question of its form once.
      return [shownKey(row.phase, row.question_id), { count: Number(row.count), total, phones: total }]
    }),
  )
}

/** How many phones have handed in each phase. */
export async function finished(db: Queryable, sessionId: string): Promise<Record<Phase, number>> {
  const rows = await db
    .selectFrom('class_answer')
    .where('session_id', '=', sessionId)
    .groupBy('phase')
    .select('phase')
    .select((e) => e.fn.count<number | string>('participant_id').distinct().as('phones'))
    .execute()
  const of = (phase: Phase) => Number(rows.find((row) => row.phase === phase)?.phones ?? 0)
  return { before: of('before'), after: of('after') }
}

/** Reads what is on the wall, and lets nobody else change it until the transaction ends. */
export async function lockShown(tx: Tx, sessionId: string): Promise<Shown> {
  const { shown } = await tx
    .updateTable('class_session')
    .set((e) => ({ shown: e.ref('shown') }))
    .where('id', '=', sessionId)
    .returning('shown')
    .executeTakeFirstOrThrow()
  return readShown(shown)
}

export const setShown = (tx: Tx, sessionId: string, shown: Shown) =>
  tx
    .updateTable('class_session')
    .set({ shown: JSON.stringify(shown) })
    .where('id', '=', sessionId)
    .execute()
