import { isOpen } from '@domain/survey'
import { localDate } from '@domain/time'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { createMixer } from './mixer'
import { NO_PORTS, type SurveyPorts } from './ports'
import { surveyService } from './service'
import { countResponses } from './store'
import { newestVersions } from './versions'

type SurveyHandlers = Pick<Handlers, 'surveys' | 'survey' | 'submitResponse' | 'deskSurveys' | 'deskSubmitResponse'>

/** Surveys for residents, students and staff. */
export function surveyRoutes(parts: Parts, ports: Partial<SurveyPorts> = {}): SurveyHandlers {
  const service = surveyService(parts, { ...NO_PORTS, ...ports }, createMixer(parts))
  return {
    surveys: ({ query, resident }) => service.list(query.audience, resident),
    survey: ({ params, query, resident }) => service.one(params.id, resident, query.bookingId),
    async submitResponse({ params, body, resident }) {
      await service.submit(params.id, body, resident)
      return { ok: true }
    },
    async deskSubmitResponse({ params, body, staff }) {
      await service.submitPaper(params.id, body, staff)
      return { ok: true }
    },
    async deskSurveys() {
      const today = localDate(parts.now())
      const [versions, counts] = await Promise.all([
        newestVersions(parts.database.query),
        countResponses(parts.database.query),
      ])
      return versions.map(({ id, version, definition }) => ({
        id,
        version,
        title: definition.title,
        opens: definition.opens,
        closes: definition.closes,
        access: definition.access,
        open: isOpen(definition, today),
        draft: false,
        responses: counts.get(id) ?? 0,
      }))
    },
  }
}
