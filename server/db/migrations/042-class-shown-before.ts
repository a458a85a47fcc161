import type { Kysely } from 'kysely'

interface Tables {
  class_session: { id: string; shown: string }
  class_answer: { session_id: string; phase: string; question_id: string; correct: number }
}

const change = (db: Kysely<Tables>, id: string, tallies: object) =>
  db
    .updateTable('class_session')
    .set({ shown: JSON.stringify(tallies) })
    .where('id', '=', id)
    .execute()

/**
 * Of classes held before anything was kept of what is shown: questions that five phones or more answered. Of those held
 * since, the whole class's own figure goes: it is the sum of the questions' from now on.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  for (const { id, shown } of await db.selectFrom('class_session').select(['id', 'shown']).execute()) {
    const kept = Object.entries(JSON.parse(shown) as object)
    const ofQuestions = kept.filter(([key]) => !key.endsWith(' '))
    if (ofQuestions.length < kept.length) await change(db, id, Object.fromEntries(ofQuestions))
  }
  const rows = await db
    .selectFrom('class_answer')
    .innerJoin('class_session', 'class_session.id', 'class_answer.session_id')
    .where('class_session.shown', '=', '{}')
    .groupBy(['session_id', 'phase', 'question_id'])
    .select(['session_id', 'phase', 'question_id'])
    .select(({ fn }) => [fn.sum<number | string>('correct').as('count'), fn.countAll<number | string>().as('total')])
    .execute()
  const shown = new Map<string, Record<string, { count: number; total: number; phones: number }>>()
  for (const row of rows) {
    const total = Number(row.total)
    if (total < 5) continue
    const of = shown.get(row.session_id) ?? {}
    of[`${row.phase} ${row.question_id}`] = { count: Number(row.count), total, phones: total }
    shown.set(row.session_id, of)
  }
  for (const [id, tallies] of shown) await change(db, id, tallies)
}
