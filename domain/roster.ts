/**
 * Which duty days (值班日) exist: rules → exceptions → holidays → horizon, as one pure pipeline. What is taken and the
 * notice before a slot are per-slot facts and stand in `booking.ts`.
 */
import * as v from 'valibot'
import { ReasonSchema } from './booking'
import { addDays, type LocalDate, LocalDateSchema, type LocalTime, LocalTimeSchema, weekdayOf } from './time'

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const RosterIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/), v.maxLength(60))
const SlotMinutesSchema = v.pipe(v.number(), v.integer(), v.minValue(5, '每个时段至少 5 分钟'), v.maxValue(480))
const PlacesSchema = v.pipe(v.number(), v.integer(), v.minValue(1, '每个时段至少 1 个名额'), v.maxValue(100))
const AdviserSchema = v.pipe(v.string(), v.trim(), v.minLength(1, '请填法律顾问'), v.maxLength(30))
const PlaceNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1, '请填地点'), v.maxLength(60))

/** Hours, slots, who and where: what a rule and an added day have in common. */
const DutyFields = {
  start: LocalTimeSchema,
  end: LocalTimeSchema,
  slotMinutes: SlotMinutesSchema,
  places: PlacesSchema,
  adviser: AdviserSchema,
  place: PlaceNameSchema,
}

/** A weekly rule (值班规则): every `weekday` from `from` to `to` inclusive, cut into slots of `slotMinutes`. */
export const DutyRuleSchema = v.pipe(
  v.object({
    id: RosterIdSchema,
    /** ISO weekday, 1 Monday … 7 Sunday. */
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    ...DutyFields,
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
export const DayKindSchema = v.picklist(['workday', 'day-off', 'unknown'])

/**
 * An exception to the rules. `dayId` names a duty day for good: it stays the same when the day moves to another date.
 * Exceptions win both ways: an added day is offered on a holiday too, a closed day never.
 */
export const DutyExceptionSchema = v.variant('kind', [
  v.object({ kind: v.literal('added'), dayId: RosterIdSchema, date: LocalDateSchema, ...DutyFields }),
  v.object({ kind: v.literal('closed'), dayId: RosterIdSchema }),
  v.object({ kind: v.literal('moved'), dayId: RosterIdSchema, date: LocalDateSchema }),
  v.object({
    kind: v.literal('changed'),
    dayId: RosterIdSchema,
    start: v.optional(LocalTimeSchema),
    end: v.optional(LocalTimeSchema),
    slotMinutes: v.optional(SlotMinutesSchema),
    places: v.optional(PlacesSchema),
    adviser: v.optional(AdviserSchema),
    place: v.optional(PlaceNameSchema),
  }),
])
export type DutyException = v.InferOutput<typeof DutyExceptionSchema>

/** What was done to a single day, in the interface's words. */
export const EXCEPTION_NAMES: Record<DutyException['kind'], string> = {
  added: '加了一天',
  closed: '停了一天',
  moved: '挪了日子',
  changed: '改了时间或人',
}

/** The kinds of changes by the words under which the record of the desk keeps them: a day's own kind, or the change's. */
export const ROSTER_CHANGE_NAMES: Readonly<Record<string, string>> = {
  ...EXCEPTION_NAMES,
  'put-rule': '改每周规则',
  'drop-rule': '删每周规则',
  'drop-exception': '撤销单日改动',
  'set-day-kind': '定上班或休息',
}

/** The date in the id of a rule's day (`2026-12-03-thu`), or a date itself. */
export const dateOfDayId = (dayId: string): LocalDate | undefined => /^\d{4}-\d{2}-\d{2}/.exec(dayId)?.[0]

/** One change of the roster that staff make, with its effect shown before it is saved. */
export const RosterChangeSchema = v.variant('kind', [
  v.object({ kind: v.literal('put-rule'), rule: DutyRuleSchema }),
  v.object({ kind: v.literal('drop-rule'), ruleId: RosterIdSchema }),
  v.object({ kind: v.literal('except'), exception: DutyExceptionSchema }),
  v.object({
    kind: v.literal('drop-exception'),
    dayId: RosterIdSchema,
    exception: v.picklist(['added', 'closed', 'moved', 'changed']),
  }),
  /** The town's own word on a date; null goes back to the official calendar. */
  v.object({
    kind: v.literal('set-day-kind'),
    date: LocalDateSchema,
    dayKind: v.nullable(v.picklist(['workday', 'day-off'])),
  }),
])
export type RosterChange = v.InferOutput<typeof RosterChangeSchema>

/** A change with its reason, which people affected are told. */
export const RosterChangeRequestSchema = v.object({
  change: RosterChangeSchema,
  reason: ReasonSchema,
  /** `seen` of the effect that staff looked at; the change is refused when the effect is no longer that. */
  seen: v.string(),
})

export interface PlannedSlot {
  start: LocalTime
  end: LocalTime
  places: number
}

/** A duty day as rules and exceptions make it, before anybody books. */
export interface PlannedDay {
  /** Of the rule and its original date, or of the exception that added it. */
  id: string
  date: LocalDate
  adviser: string
  place: string
  slots: PlannedSlot[]
}

export interface Roster {
  rules: readonly DutyRule[]
  exceptions: readonly DutyException[]
  dayKind: (date: LocalDate) => DayKind
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

type Draft = { id: string; date: LocalDate } & Pick<
  DutyRule,
  'start' | 'end' | 'slotMinutes' | 'places' | 'adviser' | 'place'
>

/** The id of a rule's duty day on a date. */
export const dayIdOf = (ruleId: string, date: LocalDate): string => `${date}-${ruleId}`

/** Days the rules make on dates whose calendar says workday. A 调休 workday is an ordinary workday. */
function fromRules({ rules, dayKind }: Roster, from: LocalDate, to: LocalDate): Draft[] {
  const drafts: Draft[] = []
  for (let date = from; date <= to; date = addDays(date, 1))
    for (const rule of rules) {
      const applies =
        rule.weekday === weekdayOf(date) && rule.from <= date && (rule.to === undefined || date <= rule.to)
      if (applies && dayKind(date) === 'workday') drafts.push({ ...rule, id: dayIdOf(rule.id, date), date })
    }
  return drafts
}

/** The exception's own values over a day's; absent ones leave it. */
function withException(draft: Draft, exception: DutyException): Draft {
  const { kind: _, dayId: __, ...values } = exception
  return { ...draft, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) }
}

/** The latest a day may be moved from its rule's date, so that the rules of a bounded span are enough to plan another. */
export const MAX_MOVE_DAYS = 60

/**
 * The duty days from `from` until `to`, both inclusive, in order of date and start.
 * A rule's day that falls on a public holiday or a day in lieu is not offered; a date whose calendar is unknown is
 * offered only when staff have confirmed it (then `dayKind` says `workday`) or added it.
 */
export function planDays(roster: Roster, from: LocalDate, to: LocalDate): PlannedDay[] {
  const byDay = new Map<string, DutyException[]>()
  for (const exception of roster.exceptions)
    byDay.set(exception.dayId, [...(byDay.get(exception.dayId) ?? []), exception])
  const added = roster.exceptions.flatMap((exception) =>
    exception.kind === 'added' ? [{ ...exception, id: exception.dayId } as Draft] : [],
  )
  return [...fromRules(roster, addDays(from, -MAX_MOVE_DAYS), addDays(to, MAX_MOVE_DAYS)), ...added]
    .filter((draft) => !(byDay.get(draft.id) ?? []).some((exception) => exception.kind === 'closed'))
    .map((draft) =>
      (byDay.get(draft.id) ?? []).reduce(
        (day, exception) => (exception.kind === 'added' ? day : withException(day, exception)),
        draft,
      ),
    )
    .filter((draft) => from <= draft.date && draft.date <= to)
    .sort((a, b) => (`${a.date} ${a.start} ${a.id}` < `${b.date} ${b.start} ${b.id}` ? -1 : 1))
    .map((draft) => ({
      id: draft.id,
      date: draft.date,
      adviser: draft.adviser,
      place: draft.place,
      slots: cutSlots(draft),
    }))
    .filter((day) => day.slots.length > 0)
}

/** Somebody's active booking, as far as placing it anew needs it. */
export interface PlacedBooking {
  id: string
  /** Start of its slot before the change. */
  start: LocalTime
}

/**
 * Where the bookings of a day go when its slots become `slots`: to the slot with the same start while it has places,
 * else to the free slot nearest in time (the earlier one of two as near), else nowhere (undefined: cancelled). Bookings are taken in the given
 * order, which is the order in which they were made, and those that can stay are placed before any that must move.
 */
export function placeBookings(
  bookings: readonly PlacedBooking[],
  slots: readonly PlannedSlot[],
): Map<string, LocalTime | undefined> {
  const left = new Map(slots.map((slot) => [slot.start, slot.places]))
  const placed = new Map<string, LocalTime | undefined>()
  const take = (booking: PlacedBooking, start: LocalTime): void => {
    left.set(start, (left.get(start) ?? 0) - 1)
    placed.set(booking.id, start)
  }
  for (const booking of bookings) if ((left.get(booking.start) ?? 0) > 0) take(booking, booking.start)
  for (const booking of bookings) {
    if (placed.has(booking.id)) continue
    const distance = (start: LocalTime) => Math.abs(minutesOf(start) - minutesOf(booking.start))
    const free = [...left].filter(([, places]) => places > 0).map(([start]) => start)
    const [nearest] = free.sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))
    if (nearest === undefined) placed.set(booking.id, undefined)
    else take(booking, nearest)
  }
  return placed
}

/** What a change does: the days it touches and what becomes of each booking on them. */
export const RosterEffectSchema = v.object({
  /** Fingerprint of everything below. */
  seen: v.string(),
  days: v.array(
    v.object({
      dutyDayId: v.string(),
      what: v.picklist(['added', 'removed', 'changed']),
      date: LocalDateSchema,
      /** The new date of a day that moves. */
      movedTo: v.optional(LocalDateSchema),
      adviser: v.string(),
      slots: v.number(),
      places: v.number(),
    }),
  ),
  bookings: v.array(
    v.object({
      bookingId: v.string(),
      number: v.string(),
      visitor: v.string(),
      phoneMasked: v.string(),
      date: LocalDateSchema,
      start: LocalTimeSchema,
      what: v.picklist(['moved', 'cancelled']),
      newDate: v.optional(LocalDateSchema),
      newStart: v.optional(LocalTimeSchema),
      /** Whether a message can reach them; if not, somebody has to call. */
      reachable: v.boolean(),
    }),
  ),
  /** How many people stop waiting. */
  waitingEnded: v.number(),
})
export type RosterEffect = v.InferOutput<typeof RosterEffectSchema>

/** One date of the roster as the desk's calendar shows it. */
export const RosterDateSchema = v.object({
  date: LocalDateSchema,
  dayKind: DayKindSchema,
  /** The holiday's name, or the note of the town's own word. */
  note: v.optional(v.string()),
  /** Whether the town has overruled the official calendar here. */
  overruled: v.boolean(),
  days: v.array(
    v.object({
      id: v.string(),
      adviser: v.string(),
      place: v.string(),
      published: v.boolean(),
      waiting: v.number(),
      slots: v.array(
        v.object({
          id: v.string(),
          start: LocalTimeSchema,
          end: LocalTimeSchema,
          places: v.number(),
          taken: v.number(),
        }),
      ),
    }),
  ),
})
export type RosterDate = v.InferOutput<typeof RosterDateSchema>
