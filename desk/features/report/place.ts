import type { ReportPeriod, ReportSource } from '@domain/report'

/** Where readings of a period are listed, of every lesson or of one. */
export const readingsPlace = ({ from, to }: ReportPeriod, id?: string): string =>
  `/readings?${new URLSearchParams({ from, to, ...(id ? { id } : {}) })}`

/** Where at the desk a record of the report of a period is looked up. */
export function placeOf(
  source: ReportSource,
  record: { id: string; date: string },
  { from, to }: ReportPeriod,
): string {
  switch (source) {
    case 'event':
      return `/events?year=${record.date.slice(0, 4)}&id=${record.id}`
    case 'lesson':
      return `/lessons/${record.id}`
    case 'reading':
      return readingsPlace({ from, to }, record.id.split('/')[0])
    case 'day':
      return `/bookings?date=${record.date}`
    case 'booking':
      return `/bookings?date=${record.date}&id=${record.id}`
    case 'mediation':
      return `/mediations?id=${record.id}`
    case 'aid': {
      const [of = '', id = ''] = record.id.split('/')
      return placeOf(of === 'booking' ? 'booking' : 'mediation', { ...record, id }, { from, to })
    }
    case 'survey':
      return `/surveys/${record.id}/results`
    case 'question':
      return `/questions?id=${encodeURIComponent(record.id)}`
    case 'miss':
      return '/search-misses'
  }
}
