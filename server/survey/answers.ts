import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Answers } from '@domain/survey'
import type { Countable } from '@domain/survey-tally'
import type { Queryable } from '../db/database'

const PAGE = 1000

/** All mixed responses of a version in the order of their random ids, a page in memory at a time. */
export async function* countedResponses(
  query: Queryable,
  surveyId: string,
  version: number,
): AsyncGenerator<Countable> {
  for (let after = ''; ; ) {
    const rows = await query
      .selectFrom('survey_answer')
      .select(['id', 'answers', 'audience', 'village_id', 'channel'])
      .where('survey_id', '=', surveyId)
      .where('id', '>', after)
      .where('version', '=', version)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const row of rows)
      yield {
        answers: JSON.parse(row.answers) as Answers,
        audience: row.audience,
        villageId: row.village_id,
        channel: row.channel,
      }
    const last = rows[rows.length - 1]
    if (!last || rows.length < PAGE) return
    after = last.id
    // Lets other requests through between two pages.
    await nextTurn()
  }
}
