import type { EndpointName } from '@domain/api'
import type { AuditRecordKind } from '@domain/audit'
import type { FindKind } from '@domain/find'
import type { LocalDate } from '@domain/time'

/** What the address of a record's page needs: its id, and its date where it is listed by dates. */
export interface RecordKey {
  id: string
  /** Of an event its year is enough. */
  date?: LocalDate | undefined
}

export type PlacedKind = AuditRecordKind | Exclude<FindKind, 'article'>

const inQuery = (path: string, given: Record<string, string | undefined>): string =>
  `${path}?${new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`

interface Place {
  /** The endpoint that the page cannot do without, as in the page's own entry. */
  needs: EndpointName
  to: (record: RecordKey) => string
}

/** Where each kind of record is opened at the desk. The search, the report and the audit log all lead there. */
export const RECORD_PLACES: Record<PlacedKind, Place> = {
  booking: { needs: 'deskBookings', to: ({ id, date }) => inQuery('/bookings', { date, id }) },
  day: { needs: 'deskBookings', to: ({ date }) => inQuery('/bookings', { date }) },
  roster: { needs: 'deskRoster', to: () => '/roster' },
  lesson: { needs: 'deskLesson', to: ({ id }) => `/lessons/${id}` },
  question: { needs: 'deskQuestions', to: ({ id }) => inQuery('/questions', { id }) },
  event: { needs: 'deskEvents', to: ({ id, date }) => inQuery('/events', { year: date?.slice(0, 4), id }) },
  class: { needs: 'deskClassResults', to: ({ id }) => `/events/${id}/class` },
  mediation: { needs: 'deskMediations', to: ({ id }) => inQuery('/mediations', { id }) },
  survey: { needs: 'deskSurveyResults', to: ({ id }) => `/surveys/${id}/results` },
  'survey-draft': { needs: 'deskSaveSurveyDraft', to: ({ id }) => `/surveys/${id}/edit` },
  report: {
    needs: 'deskReport',
    to: ({ id }) => inQuery('/report', { from: id.split('/')[0], to: id.split('/')[1] }),
  },
  contact: { needs: 'deskDirectory', to: ({ id }) => inQuery('/directory', { id }) },
  guide: { needs: 'deskMe', to: ({ id }) => `/guides/${id}` },
  directory: { needs: 'deskDirectoryHistory', to: () => '/directory/history' },
  staff: { needs: 'deskStaff', to: ({ id }) => inQuery('/staff', { id }) },
  settings: { needs: 'deskSettings', to: () => '/settings' },
}
