import type { LocalDate } from '@domain/time'
import { officialDayKind } from '../roster/calendar'
import { type Finding, fail, ok, warn } from './finding'

/** The State Council announces the next year's holidays in November or so. */
const ANNOUNCED_FROM_MONTH = 12

/** Whether the program knows the official holidays of this year and the next. */
export function checkHolidays(
  today: LocalDate,
  isKnown = (year: number) => officialDayKind(`${year}-10-01`) !== 'unknown',
): Finding {
  const year = Number(today.slice(0, 4))
  const update = '升级程序（git pull && npm ci），或者在工作台“值班表”里逐天确认。'
  if (!isKnown(year)) return fail('节假日', `没有 ${year} 年的放假安排`, update)
  if (isKnown(year + 1)) return ok('节假日', `${year}、${year + 1} 两年都有`)
  return Number(today.slice(5, 7)) >= ANNOUNCED_FROM_MONTH
    ? warn('节假日', `还没有 ${year + 1} 年的放假安排`, update)
    : ok('节假日', `${year} 年有；${year + 1} 年一般十一月公布，到时升级程序`)
}
