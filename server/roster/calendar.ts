import type { DayKind } from '@domain/roster'
import type { LocalDate } from '@domain/time'
import { getDayDetail } from 'chinese-days'

/** The library names a holiday and its 调休 days `English,中文,days`, and every other day by its weekday alone. */
const isNamed = (date: LocalDate): boolean => getDayDetail(date).name.includes(',')

/** Whether the State Council's calendar of a date's year is known: its National Day is then named. */
const isAnnounced = (date: LocalDate): boolean => isNamed(`${date.slice(0, 4)}-10-01`)

/**
 * What the official calendar says of a date: a public holiday or its day in lieu is a day off; a 调休 workday and every
 * day that is no holiday are ordinary days (an ordinary weekend too: a rule that names Saturday means it).
 */
export function officialDayKind(date: LocalDate): DayKind {
  if (!isAnnounced(date)) return 'unknown'
  return isNamed(date) && !getDayDetail(date).work ? 'day-off' : 'workday'
}

/** 国庆节, for a date that is a holiday or its 调休 workday. */
export const holidayName = (date: LocalDate): string | undefined =>
  isNamed(date) ? getDayDetail(date).name.split(',')[1] : undefined

/** The calendar with the town's own word over it. */
export const dayKindWith =
  (overrides: ReadonlyMap<LocalDate, DayKind>) =>
  (date: LocalDate): DayKind =>
    overrides.get(date) ?? officialDayKind(date)
