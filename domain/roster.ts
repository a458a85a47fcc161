/**
 * Which duty days (值班日) exist: rules → exceptions → holidays → horizon, as one pure pipeline. What is taken and the
 * notice before a slot are per-slot facts and stand in `booking.ts`.
 */
import * as v from 'valibot'
import { addDays, type LocalDate, LocalDateSchema, type LocalTime, LocalTimeSchema, weekdayOf } from './time'

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A weekly rule (值班规则): every `weekday` from `from` to `to` inclusive, cut into slots of `slotMinutes`. */
export const DutyRuleSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
    /** ISO weekday, 1 Monday … 7 Sunday. */
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    start: LocalTimeSchema,
    end: LocalTimeSchema,
    slotMinutes: v.pipe(v.number(), v.integer(), v.minValue(5, '每个时段至少 5 分钟'), v.maxValue(480)),
    places: v.pipe(v.number(), v.integer(), v.minValue(1, '每个时段至少 1 个名额'), v.maxValue(100)),
    adviser: v.pipe(v.string(), v.minLength(1, '请填法律顾问')),
    place: v.pipe(v.string(), v.minLength(1, '请填地点')),
    from: LocalDateSchema,
    to: v.optional(LocalDateSchema),
  }),
  v.forward(
    v.check((rule) => rule.start < rule.end, '结束时间要晚于开始时间'),
    ['end'],
  ),
  v.forward(
    v.check((rule) => rule.to === undefined || rule.from <= rule.to, '结束日期不能早于开始日期'),
    ['to'],
  ),
)
export type DutyRule = v.InferOutput<typeof DutyRuleSchema>

/** What the calendar says of a date; `unknown` for a year whose holidays are not announced yet. */
export type DayKind = 'workday' | 'day-off' | 'unknown'

export interface PlannedSlot {
  start: LocalTime
  end: LocalTime
  places: number
}

/** A duty day as rules and exceptions make it, before anybody books. */
export interface PlannedDay {
  ruleId: string
  date: LocalDate
  adviser: string
  place: string
  slots: PlannedSlot[]
}

/** Cuts a span into whole slots; a remainder shorter than one slot is not offered. */
export function cutSlots(span: {
  start: LocalTime
  end: LocalTime
  slotMinutes: number
  places: number
}): PlannedSlot[] {
  const slots: PlannedSlot[] = []
  for (let at = minutesOf(span.start); at + span.slotMinutes <= minutesOf(span.end); at += span.slotMinutes)
    slots.push({ start: timeOf(at), end: timeOf(at + span.slotMinutes), places: span.places })
  return slots
}

/**
 * The duty days of `rules` from `from` until `to`, both inclusive, in date order.
 * A rule's day that falls on a public holiday or a day in lieu is not offered; a 调休 workday is an ordinary workday;
 * a date whose calendar is unknown is offered only when staff have confirmed it (then `dayKind` says `workday`).
 */
export function planDays(
  rules: readonly DutyRule[],
  dayKind: (date: LocalDate) => DayKind,
  from: LocalDate,
  to: LocalDate,
): PlannedDay[] {
  const days: PlannedDay[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    for (const rule of rules) {
      const applies =
        rule.weekday === weekdayOf(date) && rule.from <= date && (rule.to === undefined || date <= rule.to)
      if (applies && dayKind(date) === 'workday')
        days.push({ ruleId: rule.id, date, adviser: rule.adviser, place: rule.place, slots: cutSlots(rule) })
    }
  }
  return days
}
