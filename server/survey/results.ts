import { type Channel, questionsOf } from '@domain/survey'
import { type Change, compareResults, type SurveyResults } from '@domain/survey-results'
import { AUDIENCE_GROUPS, CHANNEL_GROUPS, progressOf, questionResults, villageGroups } from '@domain/survey-shown'
import { createTally, type Tally } from '@domain/survey-tally'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { countedResponses } from './answers'
import { countResponses } from './store'
import { findVersion, newestVersions, type Version, versionsOf } from './versions'

/** Results of surveys, counted anew only when answers were added. */
export interface SurveyCounts {
  tally(version: Version): Promise<Tally>
  /** Narrowed to one way of answering where `channel` names one. */
  results(id: string, version: number | undefined, channel?: Channel): Promise<SurveyResults>
  comparison(id: string, other: string): Promise<Change[]>
}

export function surveyCounts({ database, town }: Pick<Parts, 'database' | 'town'>): SurveyCounts {
  const known = new Map<string, { rows: number; tally: Promise<Tally> }>()

  async function tally(version: Version): Promise<Tally> {
    const key = `${version.id} ${version.version}`
    const rows = await countRows(version)
    const before = known.get(key)
    if (before?.rows === rows) return before.tally
    const counting = count(version)
    known.set(key, { rows, tally: counting })
    counting.catch(() => known.delete(key))
    return counting
  }

  async function countRows({ id, version }: Version): Promise<number> {
    const { rows } = await database.query
      .selectFrom('survey_answer')
      .select(({ fn }) => fn.countAll().as('rows'))
      .where('survey_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    return Number(rows)
  }

  async function count({ id, version, definition }: Version): Promise<Tally> {
    const counted = createTally(definition, town.villages)
    for await (const response of countedResponses(database.query, id, version)) counted.add(response)
    return counted
  }

  async function versionOr404(id: string, number: number | undefined): Promise<Version> {
    const version = await findVersion(database.query, id, number)
    if (!version) throw new Failure('not-found')
    return version
  }

  return {
    tally,
    async results(id, number, channel) {
      const version = await versionOr404(id, number)
      const { definition } = version
      const [counted, versions, newest, received] = await Promise.all([
        tally(version),
        versionsOf(database.query, id),
        newestVersions(database.query),
        countResponses(database.query),
      ])
      const { villagePercent, audiences } = definition.targets
      const population = new Map(town.villages.map((village) => [village.id, village.population]))
      const villageTarget = (villageId: string) => {
        const people = population.get(villageId)
        return people === undefined || villagePercent === undefined
          ? undefined
          : Math.ceil((people * villagePercent) / 100)
      }
      const ids = new Set(questionsOf(definition).map((question) => question.id))
      return {
        id,
        version: version.version,
        title: definition.title,
        versions: versions.map((row) => row.version),
        comparable: newest
          .filter((other) => other.id !== id && questionsOf(other.definition).some((question) => ids.has(question.id)))
          .map((other) => ({ id: other.id, title: other.definition.title })),
        received: received.get(id) ?? 0,
        counted: counted.responses,
        ...(channel ? { channel } : {}),
        audiences: progressOf(counted.audiences, AUDIENCE_GROUPS, (audience) =>
          new Map<string, number | undefined>(Object.entries(audiences)).get(audience),
        ),
        villages: progressOf(counted.villages, villageGroups(town.villages), villageTarget),
        channels: progressOf(counted.channels, CHANNEL_GROUPS, () => undefined),
        questions: questionResults(counted, town.villages, channel),
      }
    },
    async comparison(id, other) {
      const [after, before] = await Promise.all([versionOr404(id, undefined), versionOr404(other, undefined)])
      return compareResults(
        questionResults(await tally(before), town.villages),
        questionResults(await tally(after), town.villages),
      )
    },
  }
}
