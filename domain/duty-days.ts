/** Duty days (值班日) in words: apart from their schemas, which most screens that speak of them do not need. */
import type { DutyDay } from './booking'
import { dateInWords, type LocalDate, nearDay, weekdayName } from './time'

/** Places of a day that can still be booked. */
export const placesLeft = (day: DutyDay): number =>
  day.slots.reduce((sum, slot) => sum + (slot.open ? slot.left : 0), 0)

/** The next duty day in few words; with `today`, a near one is 今天, 明天 or 后天 in place of its day of the week. */
export function dutyDayInWords(day: DutyDay | undefined, today?: LocalDate): string {
  if (!day) return '免费咨询，近期还没有排好'
  const near = today && nearDay(day.date, today)
  const date = dateInWords(day.date)
  const when = near ? `${near} ${date}` : `${date} ${weekdayName(day.date)}`
  const left = placesLeft(day)
  return left > 0 ? `${when}，免费，还有 ${left} 个名额` : `${when}约满了，看看别的日子`
}
