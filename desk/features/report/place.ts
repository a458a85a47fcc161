import type { ReportPeriod, ReportSource } from '@domain/report'
import { RECORD_PLACES } from '../../places'

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
    case 'reading':
      return readingsPlace({ from, to }, record.id.split('/')[0])
    case 'aid': {
      const [of = '', id = ''] = record.id.split('/')
      return RECORD_PLACES[of === 'booking' ? 'booking' : 'mediation'].to({ ...record, id })
    }
    case 'survey':
    case 'answers':
      return `${RECORD_PLACES.survey.to({ id: record.id.split('/')[0] ?? '' })}?${new URLSearchParams({ from, to })}`
    case 'miss':
      return '/search-misses'
    default:
      return RECORD_PLACES[source].to(record)
  }
}
