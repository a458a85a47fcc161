import type { Reply } from '@domain/api'
import { type DefinitionFault, SurveyIdSchema } from '@domain/survey'
import { readDefinition } from '@domain/survey-definition'
import { localDate, toInstant } from '@domain/time'
import * as v from 'valibot'
import type { StaffSession } from '../auth/session'
import type { Queryable } from '../db/database'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { findVersion, insertVersion, versionsOf } from './versions'

/** Writing surveys at the desk: a draft may be anything, a published version is checked and frozen. */
export interface SurveyDrafts {
  one(id: string): Promise<Reply<'deskSurvey'>>
  save(id: string, definition: unknown, revision: number, staff: StaffSession): Promise<Reply<'deskSaveSurveyDraft'>>
  publish(id: string, revision: number, staff: StaffSession): Promise<Reply<'deskPublishSurvey'>>
}

/** A draft longer than this is no survey. */
const MAX_CHARACTERS = 200_000

export function surveyDrafts({ database, now, town }: Pick<Parts, 'database' | 'now' | 'town'>): SurveyDrafts {
  const villages = town.villages.map((village) => village.id)

  async function faultsOf(query: Queryable, id: string, definition: unknown): Promise<DefinitionFault[]> {
    const read = readDefinition(definition, villages)
    if ('faults' in read) return read.faults
    const { id: own, roundOf } = read.definition
    const isKnown = roundOf === undefined || (await findVersion(query, roundOf)) !== undefined
    return [
      ...(own === id ? [] : [{ place: '编号', path: 'id', message: `编号要和这份问卷一样（${id}）` }]),
      ...(isKnown ? [] : [{ place: '上一轮', path: 'roundOf', message: `没有发布过这份问卷：${roundOf}` }]),
    ]
  }

  return {
    async one(id) {
      if (!v.is(SurveyIdSchema, id)) throw new Failure('not-found')
      const [newest, versions, draft] = await Promise.all([
        findVersion(database.query, id),
        versionsOf(database.query, id),
        database.query.selectFrom('survey_draft').selectAll().where('survey_id', '=', id).executeTakeFirst(),
      ])
      if (!newest && !draft) throw new Failure('not-found')
      const written: unknown = draft && JSON.parse(draft.definition)
      const faults = draft ? await faultsOf(database.query, id, written) : []
      return {
        id,
        ...(newest ? { published: { version: newest.version, definition: newest.definition } } : {}),
        ...(draft ? { draft: { definition: written, revision: draft.revision, faults } } : {}),
        versions: versions.map((row) => ({ version: row.version, publishedOn: row.published_on })),
      }
    },

    async save(id, definition, revision, staff) {
      const text = JSON.stringify(definition ?? null)
      if (text.length > MAX_CHARACTERS)
        throw new Failure('invalid-fields', { fields: { definition: '问卷太长了，请删减一些' } })
      const row = { definition: text, revision: revision + 1, updated_at: toInstant(now()), updated_by: staff.staffId }
      const saved = await database.transaction(async (tx) => {
        const kept =
          revision === 0
            ? await tx
                .insertInto('survey_draft')
                .values({ survey_id: id, ...row })
                .onConflict((conflict) => conflict.column('survey_id').doNothing())
                .returning('revision')
                .executeTakeFirst()
            : await tx
                .updateTable('survey_draft')
                .set(row)
                .where('survey_id', '=', id)
                .where('revision', '=', revision)
                .returning('revision')
                .executeTakeFirst()
        if (kept) await audit(tx, now(), staff, 'survey.save', id)
        return kept
      })
      if (!saved) throw new Failure('state-changed', { message: '这份草稿刚被别人改过，请刷新后再改，免得互相覆盖。' })
      return { revision: saved.revision, faults: await faultsOf(database.query, id, definition) }
    },

    async publish(id, revision, staff) {
      if (!v.is(SurveyIdSchema, id)) throw new Failure('not-found')
      return database.transaction(async (tx) => {
        const draft = await tx
          .deleteFrom('survey_draft')
          .where('survey_id', '=', id)
          .where('revision', '=', revision)
          .returning('definition')
          .executeTakeFirst()
        if (!draft) throw new Failure('state-changed', { message: '草稿已经变了或已经发布，请刷新后再看。' })
        const definition: unknown = JSON.parse(draft.definition)
        const faults = await faultsOf(tx, id, definition)
        const read = readDefinition(definition, villages)
        if (faults.length > 0 || 'faults' in read)
          throw new Failure('invalid-fields', {
            fields: Object.fromEntries(
              faults.map(({ place, path, message }) => [path || place, `${place}：${message}`]),
            ),
          })
        const on = localDate(now())
        const version = await insertVersion(tx, read.definition, { on, by: staff.staffId, fromFile: false })
        await audit(tx, now(), staff, 'survey.publish', `${id}/${version}`)
        return { version }
      })
    },
  }
}
