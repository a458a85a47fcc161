import type { Queryable } from '../db/database'

/** States with an index of their own: those that end are too many to be counted at every look. */
const WAITING = ['pending', 'sending', 'unsent'] as const

/** How many messages wait, are being sent, or could not be. */
export async function countMessages(query: Queryable): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const state of WAITING) {
    const row = await query
      .selectFrom('message')
      .select((e) => e.fn.countAll().as('count'))
      .where('state', '=', state)
      .executeTakeFirst()
    counts[state] = Number(row?.count ?? 0)
  }
  return counts
}
