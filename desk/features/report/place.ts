import type { ReportSource } from '@domain/report'

/** Where at the desk a record of the report is looked up. */
export function placeOf(source: ReportSource, record: { id: string; date: string }): string {
  switch (source) {
    case 'event':
      return `/events?year=${record.date.slice(0, 4)}`
    case 'lesson':
      return `/lessons/${record.id}`
    case 'day':
    case 'booking':
      return `/bookings?date=${record.date}`
    case 'mediation':
      return `/mediations?id=${record.id}`
    case 'aid': {
      const [of = '', id = ''] = record.id.split('/')
      return placeOf(of === 'booking' ? 'booking' : 'mediation', { ...record, id })
    }
    case 'survey':
      return `/surveys/${record.id}/results`
    case 'question':
      return '/questions?status=answered'
    case 'miss':
      return '/search-misses'
  }
}
