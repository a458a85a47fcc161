import type { ReportSource } from '@domain/report'

/** Where at the desk a record of the report is looked up. */
export function placeOf(source: ReportSource, record: { id: string; date: string }): string {
  switch (source) {
    case 'event':
      return `/events?year=${record.date.slice(0, 4)}&id=${record.id}`
    case 'lesson':
      return `/lessons/${record.id}`
    case 'day':
      return `/bookings?date=${record.date}`
    case 'booking':
      return `/bookings?date=${record.date}&id=${record.id}`
    case 'mediation':
      return `/mediations?id=${record.id}`
    case 'aid': {
      const [of = '', id = ''] = record.id.split('/')
      return placeOf(of === 'booking' ? 'booking' : 'mediation', { ...record, id })
    }
    case 'survey':
      return `/surveys/${record.id}/results`
    case 'question':
      return `/questions?id=${encodeURIComponent(record.id)}`
    case 'miss':
      return '/search-misses'
  }
}
