import { type SurveyDefinition, SurveyIdSchema } from '@domain/survey'
import { localDate } from '@domain/time'
import * as v from 'valibot'
import type { Queryable } from '../db/database'
import type { Parts } from '../parts'
import { definitionHash, type SurveyFile } from './content'

/** A published version: once written it never changes. */
export interface Version {
  id: string
  version: number
  definition: SurveyDefinition
}

/** The newest published version of every survey, by id. */
export async function newestVersions(query: Queryable): Promise<Version[]> {
  const rows = await query
    .selectFrom('survey_version as v')
    .select(['v.survey_id', 'v.version', 'v.definition'])
    .where(({ eb, selectFrom }) =>
      eb(
        'v.version',
        '=',
        selectFrom('survey_version as w')
          .select(({ fn }) => fn.max('w.version').as('newest'))
          .whereRef('w.survey_id', '=', 'v.survey_id'),
      ),
    )
    .orderBy('v.survey_id')
    .execute()
  return rows.map(toVersion)
}

/** One version, the newest where none is named. */
export async function findVersion(query: Queryable, id: string, version?: number): Promise<Version | undefined> {
  // What cannot be an id is not looked for: PostgreSQL refuses some characters in any text.
  if (!v.is(SurveyIdSchema, id)) return undefined
  const row = await query
    .selectFrom('survey_version')
    .select(['survey_id', 'version', 'definition'])
    .where('survey_id', '=', id)
    .$if(version !== undefined, (q) => q.where('version', '=', version as number))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toVersion(row)
}

/** Every version of a survey, newest first. */
export async function versionsOf(query: Queryable, id: string) {
  return query
    .selectFrom('survey_version')
    .select(['version', 'published_on', 'published_by'])
    .where('survey_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
}

const toVersion = (row: { survey_id: string; version: number; definition: string }): Version => ({
  id: row.survey_id,
  version: row.version,
  definition: JSON.parse(row.definition) as SurveyDefinition,
})

/** Writes the next version. Two processes publishing at once: the second finds the number taken and throws. */
export async function insertVersion(
  query: Queryable,
  definition: SurveyDefinition,
  published: { on: string; by: string | null; fromFile: boolean },
): Promise<number> {
  const before = await findVersion(query, definition.id)
  const version = (before?.version ?? 0) + 1
  await query
    .insertInto('survey_version')
    .values({
      survey_id: definition.id,
      version,
      definition: JSON.stringify(definition),
      file_hash: published.fromFile ? definitionHash(definition) : null,
      published_on: published.on,
      published_by: published.by,
    })
    .execute()
  return version
}

/**
 * Publishes what is new in `content/surveys`: a survey not seen before, or a file that changed since it was last
 * published. A survey edited at the desk since then keeps the desk's version, and the file's change is logged, not lost.
 */
export async function publishFiles(
  { database, now, log }: Pick<Parts, 'database' | 'now' | 'log'>,
  files: readonly SurveyFile[],
): Promise<void> {
  for (const file of files) {
    await database.transaction(async (tx) => {
      const rows = await tx
        .selectFrom('survey_version')
        .select(['version', 'file_hash'])
        .where('survey_id', '=', file.definition.id)
        .orderBy('version', 'desc')
        .execute()
      if (rows.some((row) => row.file_hash === file.hash)) return
      if (rows[0] && rows[0].file_hash === null) {
        log.warn(
          { survey: file.definition.id },
          'content file changed, but the desk has edited this survey: not published',
        )
        return
      }
      await tx
        .insertInto('survey_version')
        .values({
          survey_id: file.definition.id,
          version: (rows[0]?.version ?? 0) + 1,
          definition: JSON.stringify(file.definition),
          file_hash: file.hash,
          published_on: localDate(now()),
          published_by: null,
        })
        // Several processes start at once: the same file makes the same version once.
        .onConflict((conflict) => conflict.columns(['survey_id', 'version']).doNothing())
        .execute()
    })
  }
}
