import { type Channel, questionsOf } from '@domain/survey'
import { type Change, compareResults, type SurveyResults } from '@domain/survey-results'
import { AUDIENCE_GROUPS, CHANNEL_GROUPS, progressOf, questionResults, villageGroups } from '@domain/survey-shown'
import { createTally, type Tally } from '@domain/survey-tally'
import type { Directory, DirectoryBook } from '../directory/book'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { countedResponses } from './answers'
import { countResponses, mixedBatches } from './store'
import { findVersion, newestVersions, type Version, versionsOf } from './versions'

/** Results of surveys, counted anew only when answers were added or the directory changed. */
export interface SurveyCounts {
  /** Counts with the villages as the directory names them. */
  tally(version: Version, directory: Directory): Promise<Tally>
  /** Narrowed to one way of answering where `channel` names one. */
  results(id: string, version: number | undefined, channel?: Channel): Promise<SurveyResults>
  comparison(id: string, other: string): Promise<Change[]>
}

export function surveyCounts({ database }: Pick<Parts, 'database'>, book: DirectoryBook): SurveyCounts {
  const known = new Map<string, { rows: number; directory: number; tally: Promise<Tally> }>()

  async function tally(version: Version, directory: Directory): Promise<Tally> {
    const key = `${version.id} ${version.version}`
    const rows = await countRows(version)
    const before = known.get(key)
    if (before?.rows === rows && before.directory === directory.version) return before.tally
    const counting = count(version, directory)
    known.set(key, { rows, directory: directory.version, tally: counting })
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

  async function count({ id, version, definition }: Version, { villages }: Directory): Promise<Tally> {
    const counted = createTally(definition, villages)
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
      const [version, directory] = await Promise.all([versionOr404(id, number), book.current()])
      const { definition } = version
      const { villages } = directory
      const [counted, versions, newest, received, batches] = await Promise.all([
        tally(version, directory),
        versionsOf(database.query, id),
        newestVersions(database.query),
        countResponses(database.query),
        mixedBatches(database.query, id),
      ])
      const { villagePercent, audiences } = definition.targets
      const population = new Map(villages.map((village) => [village.id, village.population]))
      const villageTarget = (villageId: string) => {
        const people = population.get(villageId)
        return people === undefined || villagePercent === undefined
          ? undefined
          : Math.ceil((people * villagePercent) / 100)
      }
      const ids = new Set(questionsOf(definition).map((question) => question.id))
      const comparable = newest.filter(
        (other) => other.id !== id && questionsOf(other.definition).some((question) => ids.has(question.id)),
      )
      const previous = comparable.find((other) => other.id === definition.roundOf)
      return {
        id,
        version: version.version,
        title: definition.title,
        versions: versions.map((row) => row.version),
        comparable: comparable.map((other) => ({ id: other.id, title: other.definition.title })),
        ...(previous ? { previousRound: previous.id } : {}),
        received: received.get(id) ?? 0,
        counted: counted.responses,
        batches,
        ...(channel ? { channel } : {}),
        audiences: progressOf(counted.audiences, AUDIENCE_GROUPS, (audience) =>
          new Map<string, number | undefined>(Object.entries(audiences)).get(audience),
        ),
        villages: progressOf(counted.villages, villageGroups(villages), villageTarget),
        channels: progressOf(counted.channels, CHANNEL_GROUPS, () => undefined),
        questions: questionResults(counted, villages, channel),
      }
    },
    async comparison(id, other) {
      const [after, before, directory] = await Promise.all([
        versionOr404(id, undefined),
        versionOr404(other, undefined),
        book.current(),
      ])
      const results = async (version: Version) => questionResults(await tally(version, directory), directory.villages)
      return compareResults(await results(before), await results(after))
    },
  }
}
