import { isOpen } from '@domain/survey'
import { localDate } from '@domain/time'
import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { guardingCode } from '../school/guessing'
import { audit } from '../staff/audit'
import { surveyDrafts } from './drafts'
import { surveyFiles } from './files'
import { surveyCounts } from './results'
import type { SurveyService } from './service'
import { countResponses } from './store'
import { newestVersions } from './versions'

type SurveyHandlers = Pick<
  Handlers,
  | 'surveys'
  | 'survey'
  | 'submitResponse'
  | 'deskSurveys'
  | 'deskSubmitResponse'
  | 'deskSurvey'
  | 'deskSaveSurveyDraft'
  | 'deskPublishSurvey'
  | 'deskSurveyResults'
  | 'deskSurveyComparison'
  | 'deskSurveyXlsx'
  | 'deskSurveyCsv'
>

/** Surveys for residents, students and staff. */
export function surveyRoutes(parts: Parts, service: SurveyService, directory: DirectoryBook): SurveyHandlers {
  const counts = surveyCounts(parts, directory)
  const drafts = surveyDrafts(parts)
  const files = surveyFiles(parts, counts, directory)
  const { query } = parts.database
  return {
    surveys: ({ query, resident }) => service.list(query, resident),
    survey({ params, query, resident, http }) {
      const read = () => service.one(params.id, resident, query)
      return query.classCode === undefined ? read() : guardingCode(parts, http.get('address'), read)
    },
    async submitResponse({ params, body, resident, http }) {
      const submit = () => service.submit(params.id, body, resident)
      await (body.classCode === undefined ? submit() : guardingCode(parts, http.get('address'), submit))
      return { ok: true }
    },
    async deskSubmitResponse({ params, body, staff }) {
      await service.submitPaper(params.id, body, staff)
      return { ok: true }
    },
    async deskSurveys() {
      const today = localDate(parts.now())
      const [versions, received, written] = await Promise.all([
        newestVersions(query),
        countResponses(query),
        query.selectFrom('survey_draft').select(['survey_id', 'definition']).orderBy('survey_id').execute(),
      ])
      const published = versions.map(({ id, version, definition }) => ({
        id,
        version,
        title: definition.title,
        opens: definition.opens,
        closes: definition.closes,
        access: definition.access,
        open: isOpen(definition, today),
        draft: written.some((draft) => draft.survey_id === id),
        responses: received.get(id) ?? 0,
      }))
      const unpublished = written
        .filter((draft) => versions.every(({ id }) => id !== draft.survey_id))
        .map((draft) => ({
          id: draft.survey_id,
          version: 0,
          title: `未发布：${draft.survey_id}`,
          opens: today,
          closes: today,
          access: 'resident' as const,
          open: false,
          draft: true,
          responses: 0,
        }))
      return [...published, ...unpublished]
    },
    deskSurvey: ({ params }) => drafts.one(params.id),
    deskSaveSurveyDraft: ({ params, body, staff }) => drafts.save(params.id, body.definition, body.revision, staff),
    deskPublishSurvey: ({ params, body, staff }) => drafts.publish(params.id, body.revision, staff),
    deskSurveyResults: ({ params, query }) => counts.results(params.id, query.version, query.channel),
    deskSurveyComparison: ({ params, query }) => counts.comparison(params.id, query.with),
    async deskSurveyXlsx({ params, query, staff }) {
      const file = await files.xlsx(params.id, query.version, query.channel)
      await parts.database.transaction((tx) => audit(tx, parts.now(), staff, 'survey.export', params.id))
      return file
    },
    async deskSurveyCsv({ params, query, staff }) {
      const file = await files.csv(params.id, query.version, query.channel)
      await parts.database.transaction((tx) => audit(tx, parts.now(), staff, 'survey.export', params.id))
      return file
    },
  }
}
