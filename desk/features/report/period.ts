import type { ReportPeriod } from '@domain/report'
import { type LocalDate, LocalDateSchema } from '@domain/time'
import * as v from 'valibot'

/** The whole year of a date. */
export const yearOf = (date: LocalDate): ReportPeriod => ({
  from: `${date.slice(0, 4)}-01-01`,
  to: `${date.slice(0, 4)}-12-31`,
})

/** The period an address names; undefined where it names none that makes sense. */
export function periodOf(params: URLSearchParams): ReportPeriod | undefined {
  const [from, to] = [params.get('from'), params.get('to')]
  return v.is(LocalDateSchema, from) && v.is(LocalDateSchema, to) && from <= to ? { from, to } : undefined
}
