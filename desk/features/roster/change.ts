import { DutyExceptionSchema, type DutyRule, DutyRuleSchema, type RosterDate } from '@domain/roster'
import { instantAt, minutesBetween } from '@domain/time'
import { customAlphabet } from 'nanoid'

const shortId = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 10)

/** Id of a new rule or added day. */
export const newId = (prefix: 'rule' | 'day'): string => `${prefix}-${shortId()}`

/** Names of ISO weekdays 1 to 7, from index 0. */
export const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const

/** What a new rule starts from. */
export const RULE_START = { weekday: 4, start: '09:00', end: '11:30', slotMinutes: 30, places: 1 } as const

/** Schemas by the kind of exception, for the forms. */
export const [AddedSchema, , MovedSchema, ChangedSchema] = DutyExceptionSchema.options
export { DutyRuleSchema }

export type RosterDay = RosterDate['days'][number]

/** The fields of a planned day as its change form starts from: read off its slots. */
export function fieldsOf(date: string, day: RosterDay) {
  const [first] = day.slots
  const last = day.slots[day.slots.length - 1]
  if (!first || !last) return { adviser: day.adviser, place: day.place }
  return {
    adviser: day.adviser,
    place: day.place,
    start: first.start,
    end: last.end,
    slotMinutes: minutesBetween(instantAt(date, first.start), instantAt(date, first.end)),
    places: first.places,
  }
}

/** Names in the roster without repetition, for suggestions. */
export const namesOf = (
  rules: readonly DutyRule[],
  dates: readonly RosterDate[],
  field: 'adviser' | 'place',
): string[] => [
  ...new Set([...rules.map((rule) => rule[field]), ...dates.flatMap((date) => date.days.map((day) => day[field]))]),
]
