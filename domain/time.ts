/**
 * The one module that knows about time zones. Storage holds instants in UTC; people see and choose Asia/Shanghai,
 * whatever zone the phone or the server is set to.
 *
 * Asia/Shanghai has been UTC+8 without daylight saving since 1991-09-15, so a fixed offset is exact for every date
 * this product handles, and works on phones whose JavaScript engine has no time zone data (old iOS, WeChat's JSCore).
 */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import * as v from 'valibot'

dayjs.extend(utc)

const SHANGHAI_OFFSET_MINUTES = 8 * 60
const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`; a date that does not exist (2026-02-30) is refused. */
export const LocalDateSchema = v.pipe(
  v.string('请选择日期'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-12-03 这样'),
  v.check((text) => {
    const parsed = new Date(`${text}T00:00:00.000Z`)
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
  }, '没有这一天，请重新选日期'),
)
export type LocalDate = string

/** A time of day in Asia/Shanghai, `HH:mm`, 24 hours. */
export const LocalTimeSchema = v.pipe(
  v.string('请选择时间'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 09:00 这样'),
)
export type LocalTime = string

/** An instant in UTC as `YYYY-MM-DDTHH:mm:ss.sssZ`: fixed width, so text order is time order in both databases. */
export const InstantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, '时间格式不对'),
)
export type Instant = string

const shanghai = (instant: Instant | Date) => dayjs.utc(instant).utcOffset(SHANGHAI_OFFSET_MINUTES)

/** The instant of a `Date`. */
export const toInstant = (date: Date): Instant => date.toISOString()

/** The instant at which the clock in Asia/Shanghai shows `date` `time`. */
export const instantAt = (date: LocalDate, time: LocalTime): Instant =>
  new Date(`${date}T${time}:00.000+08:00`).toISOString()

/** The date in Asia/Shanghai at an instant. */
export const localDate = (instant: Instant | Date): LocalDate => shanghai(instant).format('YYYY-MM-DD')

/** The time of day in Asia/Shanghai at an instant. */
export const localTime = (instant: Instant | Date): LocalTime => shanghai(instant).format('HH:mm')

/** `instant` shifted by a number of minutes, which may be negative. */
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

/** Minutes from `from` until `to`; negative when `to` has passed. */
export const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000

/** `date` shifted by a number of calendar days, which may be negative. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD')

/** ISO weekday of a date: 1 Monday … 7 Sunday. */
export const weekdayOf = (date: LocalDate): number => dayjs.utc(date).day() || 7

/** 星期四 */
export const weekdayName = (date: LocalDate): string => WEEKDAYS[weekdayOf(date) % 7] as string

/** 12月3日 */
export const dateInWords = (date: LocalDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

const hourOf = (time: LocalTime): number => Number(time.slice(0, 2))

function partOfDay(time: LocalTime): string {
  const hour = hourOf(time)
  return hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
}

/** 9:00, 2:30: the hour as the clock on the wall shows it. */
const clockTime = (time: LocalTime): string =>
  `${hourOf(time) > 12 ? hourOf(time) - 12 : hourOf(time)}:${time.slice(3)}`

/** 2026年12月3日 */
export const fullDateInWords = (date: LocalDate): string => `${date.slice(0, 4)}年${dateInWords(date)}`

/** 12月31日, or 2027年12月31日 where the year is not the one of `today`. */
export const farDateInWords = (date: LocalDate, today: LocalDate): string =>
  date.slice(0, 4) === today.slice(0, 4) ? dateInWords(date) : fullDateInWords(date)

/** 上午9:00 — the way a person says a time of day; 12:00 to 12:59 is 中午. */
export const timeInWords = (time: LocalTime): string => partOfDay(time) + clockTime(time)

/** 下午2:00–2:30, or 上午11:30–中午12:00 where the part of the day changes. */
export const spanInWords = (start: LocalTime, end: LocalTime): string =>
  `${timeInWords(start)}–${partOfDay(start) === partOfDay(end) ? clockTime(end) : timeInWords(end)}`

/** 12月3日 星期四 上午9:00 */
export const dayInWords = (date: LocalDate, time: LocalTime): string =>
  `${dateInWords(date)} ${weekdayName(date)} ${timeInWords(time)}`

/** 今天 / 明天 / 后天, or undefined when the date is further away; `today` is the date in Asia/Shanghai. */
export function nearDay(date: LocalDate, today: LocalDate): string | undefined {
  if (date === today) return '今天'
  if (date === addDays(today, 1)) return '明天'
  return date === addDays(today, 2) ? '后天' : undefined
}
