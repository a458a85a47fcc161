import * as v from 'valibot'

/** A month and day, `MM-DD`, repeating each year. */
const MonthDaySchema = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期要写成 12-04 这样'))

/** A day or span of the year (普法节点). A span may run over New Year (`from` 12-20, `to` 02-10). */
export const KeyDateSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: v.pipe(v.string(), v.minLength(2)),
  from: MonthDaySchema,
  to: MonthDaySchema,
  /** How many days before `from` lessons of this date begin to be shown first. */
  leadDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
  /** What the home page says of it, one sentence. */
  greeting: v.string(),
})
export type KeyDate = v.InferOutput<typeof KeyDateSchema>

const dayNumber = (monthDay: string): number =>
  Date.UTC(2024, Number(monthDay.slice(0, 2)) - 1, Number(monthDay.slice(3))) / 86_400_000

/** Whether a date (`YYYY-MM-DD`, Asia/Shanghai) lies in the key date's span or in its lead time before it. */
export function isInSeason(keyDate: KeyDate, date: string): boolean {
  const yearDays = 366
  const day = dayNumber(date.slice(5))
  const start = dayNumber(keyDate.from) - keyDate.leadDays
  const end = dayNumber(keyDate.to) + (keyDate.to < keyDate.from ? yearDays : 0)
  return [day - yearDays, day, day + yearDays].some((d) => d >= start && d <= end)
}

/** The key date that most exactly fits a date: of those in season the one with the shortest span. */
export function keyDateOf(keyDates: readonly KeyDate[], date: string): KeyDate | undefined {
  const span = ({ from, to }: KeyDate) => (dayNumber(to) - dayNumber(from) + 366) % 366
  return keyDates
    .filter((keyDate) => isInSeason(keyDate, date))
    .reduce<KeyDate | undefined>((best, next) => (best && span(best) <= span(next) ? best : next), undefined)
}
