import type { ReportGroup } from '@domain/report-tally'

/** Which number of a report: a figure's or one of its groups', of the period or of the one a year before. */
export interface ReportNumber {
  figure: string
  within?: ReportGroup
  before?: boolean
}

const NAMES = ['figure', 'by', 'group', 'of'] as const

/** The number whose records an address asks for, if any. */
export function numberOf(params: URLSearchParams): ReportNumber | undefined {
  const [figure, by, group, of] = NAMES.map((name) => params.get(name))
  if (!figure) return undefined
  return { figure, ...(by && group ? { within: { by, group } } : {}), ...(of === 'before' ? { before: true } : {}) }
}

/** The address of a number's records on the page it stands on; without a number that of the page alone. */
export function addressOf(page: URLSearchParams, number?: ReportNumber): string {
  const params = new URLSearchParams(page)
  for (const name of NAMES) params.delete(name)
  if (number) {
    params.set('figure', number.figure)
    if (number.within) {
      params.set('by', number.within.by)
      params.set('group', number.within.group)
    }
    if (number.before) params.set('of', 'before')
  }
  return `?${params}`
}
