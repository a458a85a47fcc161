import { randomBytes } from 'node:crypto'
import type { Answers, Channel } from '@domain/survey'
import type { LocalDate } from '@domain/time'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../db/database'
import type { Vault } from '../vault'

/** One response, without who gave it or when. */
export interface StoredResponse {
  version: number
  audience: string
  villageId: string | null
  channel: Channel
  sessionId: string | null
  answers: Answers
}

/** An id that says nothing about order: 128 random bits. */
const randomId = (): string => randomBytes(16).toString('base64url')

/** The receipt hash of a claim, or undefined when nobody made it. */
export async function findReceipt(query: Queryable, claim: string): Promise<string | undefined> {
  const row = await query
    .selectFrom('survey_claim')
    .select('receipt_hash')
    .where('claim_hash', '=', claim)
    .executeTakeFirst()
  return row?.receipt_hash
}

/** Which of the claims have been made. */
export async function madeClaims(query: Queryable, claims: readonly string[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  const rows = await query.selectFrom('survey_claim').select('claim_hash').where('claim_hash', 'in', claims).execute()
  return new Set(rows.map((row) => row.claim_hash))
}

/** Makes a claim; false when it was made before. */
export async function insertClaim(tx: Tx, claim: string, receipt: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('survey_claim')
    .values({ claim_hash: claim, receipt_hash: receipt })
    .onConflict((conflict) => conflict.column('claim_hash').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes one of the `cap` places of a survey; false when all are taken. */
export async function takePlace(tx: Tx, surveyId: string, cap: number): Promise<boolean> {
  const row = await tx
    .insertInto('survey_tally')
    .values({ survey_id: surveyId, taken: 1 })
    .onConflict((conflict) =>
      conflict
        .column('survey_id')
        .doUpdateSet({ taken: sql`survey_tally.taken + 1` })
        .where('survey_tally.taken', '<', cap),
    )
    .returning('taken')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether every place of a capped survey is taken. */
export async function isFull(query: Queryable, surveyId: string, cap: number): Promise<boolean> {
  const row = await query
    .selectFrom('survey_tally')
    .select('taken')
    .where('survey_id', '=', surveyId)
    .executeTakeFirst()
  return (row?.taken ?? 0) >= cap
}

const sealContext = (surveyId: string, id: string): string => `survey_pending:${surveyId}:${id}`

/** Puts a response among those that wait to be mixed, readable only with the server's key. */
export async function insertPending(tx: Tx, vault: Vault, surveyId: string, response: StoredResponse): Promise<void> {
  const id = randomId()
  const sealed = vault.seal(JSON.stringify(response), sealContext(surveyId, id))
  await tx.insertInto('survey_pending').values({ survey_id: surveyId, id, sealed }).execute()
}

const open = (vault: Vault, row: { survey_id: string; id: string; sealed: string }): StoredResponse =>
  JSON.parse(vault.open(row.sealed, sealContext(row.survey_id, row.id))) as StoredResponse

/** The responses that still wait. */
export async function pendingResponses(query: Queryable, vault: Vault, surveyId: string): Promise<StoredResponse[]> {
  const rows = await query.selectFrom('survey_pending').selectAll().where('survey_id', '=', surveyId).execute()
  return rows.map((row) => open(vault, row))
}

/** Takes all waiting responses out, in the random order of their ids. */
export async function takePending(tx: Tx, vault: Vault, surveyId: string): Promise<StoredResponse[]> {
  const rows = await tx
    .deleteFrom('survey_pending')
    .where('survey_id', '=', surveyId)
    .returning(['survey_id', 'id', 'sealed'])
    .execute()
  return rows.map((row) => open(vault, row))
}

/**
 * Seals waiting responses anew with the newest key; returns how many. One that is mixed meanwhile is left alone: a survey's
 * last few wait for good, so without this an old key could never be taken away.
 */
export async function resealPending(query: Queryable, vault: Vault): Promise<number> {
  let resealed = 0
  for (const row of await query.selectFrom('survey_pending').selectAll().execute()) {
    if (!vault.isStale(row.sealed)) continue
    const context = sealContext(row.survey_id, row.id)
    await query
      .updateTable('survey_pending')
      .set({ sealed: vault.seal(vault.open(row.sealed, context), context) })
      .where('survey_id', '=', row.survey_id)
      .where('id', '=', row.id)
      .execute()
    resealed++
  }
  return resealed
}

/** How many responses wait to be mixed. */
export async function countPending(query: Queryable, surveyId: string): Promise<number> {
  const row = await query
    .selectFrom('survey_pending')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Writes a batch of responses under fresh random ids, in the order of those ids. */
export async function insertAnswers(
  tx: Tx,
  surveyId: string,
  mixedOn: string,
  responses: readonly StoredResponse[],
): Promise<void> {
  const rows = responses
    .map((response) => ({
      survey_id: surveyId,
      id: randomId(),
      version: response.version,
      mixed_on: mixedOn,
      audience: response.audience,
      village_id: response.villageId,
      channel: response.channel,
      session_id: response.sessionId,
      answers: JSON.stringify(response.answers),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  await tx.insertInto('survey_answer').values(rows).execute()
}

/** On which days how many responses of a survey were mixed, the latest first. */
export async function mixedBatches(query: Queryable, surveyId: string): Promise<{ date: LocalDate; count: number }[]> {
  const rows = await query
    .selectFrom('survey_answer')
    .select(({ fn }) => ['mixed_on', fn.countAll<number | string>().as('count')])
    .where('survey_id', '=', surveyId)
    .groupBy('mixed_on')
    .orderBy('mixed_on', 'desc')
    .execute()
  return rows.map(({ mixed_on, count }) => ({ date: mixed_on, count: Number(count) }))
}

/** The number of responses of every survey, waiting ones included. */
export async function countResponses(query: Queryable): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const table of ['survey_answer', 'survey_pending'] as const) {
    const rows = await query
      .selectFrom(table)
      .select(({ fn }) => ['survey_id', fn.countAll().as('count')] as const)
      .groupBy('survey_id')
      .execute()
    for (const row of rows) counts.set(row.survey_id, (counts.get(row.survey_id) ?? 0) + Number(row.count))
  }
  return counts
}
