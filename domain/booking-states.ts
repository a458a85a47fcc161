/**
 * What may be done to a booking: by whom, in which state and when. The one table that the server refuses by and the
 * screens show their buttons by. Whether it is *their* booking (own, of an own day) is asked besides.
 */
import type { BookingStatus } from './booking'
import type { Role } from './staff'
import { type Instant, type LocalDate, localDate } from './time'

/** Who does it: the person who booked, or staff by their role. */
export type BookingActor = 'resident' | Role

/** When it may be done: at any time, on the day or later, once the slot has begun, before that, or until the day is over. */
type When = 'any' | 'from-day' | 'from-start' | 'before-start' | 'until-day-ends'

interface Rule {
  who: readonly BookingActor[]
  from: readonly BookingStatus[]
  to: BookingStatus
  when: When
  /** What to say where it is the wrong moment. */
  notNow?: string
}

const DUTY = ['admin', 'officer', 'adviser'] as const
const OFFICE = ['admin', 'officer'] as const

/** `cancelled` and `no-show` are left by no action, and `done` only to `done`: an old link or a late tap changes nothing. */
export const BOOKING_ACTIONS = {
  'cancel-own': {
    who: ['resident'],
    from: ['booked'],
    to: 'cancelled',
    when: 'before-start',
    notNow: '这个时段已经开始，不能再取消了。去不了请打电话说一声。',
  },
  'move-own': {
    who: ['resident'],
    from: ['booked'],
    to: 'booked',
    when: 'before-start',
    notNow: '这个时段已经开始，不能再改时间了。请打电话说一声。',
  },
  'check-in': {
    who: DUTY,
    from: ['booked'],
    to: 'checked-in',
    when: 'from-day',
    notNow: '还没到这一天，不能签到。',
  },
  'undo-check-in': { who: DUTY, from: ['checked-in'], to: 'booked', when: 'any' },
  call: { who: DUTY, from: ['checked-in'], to: 'called', when: 'any' },
  'undo-call': { who: DUTY, from: ['called'], to: 'checked-in', when: 'any' },
  finish: { who: DUTY, from: ['checked-in', 'called'], to: 'done', when: 'any' },
  'write-outcome': { who: DUTY, from: ['checked-in', 'called', 'done'], to: 'done', when: 'any' },
  'no-show': {
    who: DUTY,
    from: ['booked'],
    to: 'no-show',
    when: 'from-start',
    notNow: '时段还没开始，不能记为没有来。',
  },
  move: { who: OFFICE, from: ['booked'], to: 'booked', when: 'any' },
  swap: {
    who: OFFICE,
    from: ['booked'],
    to: 'booked',
    when: 'before-start',
    notNow: '时段已经开始，不能再对换了。',
  },
  cancel: {
    who: OFFICE,
    from: ['booked'],
    to: 'cancelled',
    when: 'until-day-ends',
    notNow: '这一天已经过去，不能再取消。没来的请记为没有来。',
  },
} as const satisfies Record<string, Rule>
export type BookingAction = keyof typeof BOOKING_ACTIONS
export const BOOKING_ACTION_NAMES = Object.keys(BOOKING_ACTIONS) as BookingAction[]

/** Actions that are no more than the desk setting another state; each pair of states belongs to at most one of them. */
export const STATUS_ACTIONS = [
  'check-in',
  'undo-check-in',
  'call',
  'undo-call',
  'finish',
  'no-show',
] as const satisfies readonly BookingAction[]

/** What has to be known of a booking to say what may be done to it. */
export interface BookingMoment {
  status: BookingStatus
  date: LocalDate
  /** When its slot starts. */
  startsAt: Instant
}

/** Why not: `who` may not do it at all, its `state` stands against it, or it is the wrong `time`. */
export type ActionRefusal = 'who' | 'state' | 'time'

const isTime = (when: When, { date, startsAt }: BookingMoment, now: Instant): boolean => {
  switch (when) {
    case 'any':
      return true
    case 'from-day':
      return localDate(now) >= date
    case 'from-start':
      return now >= startsAt
    case 'before-start':
      return now < startsAt
    case 'until-day-ends':
      return localDate(now) <= date
  }
}

/** Why the actor may not do this to the booking at `now`; undefined when they may. */
export function actionRefusal(
  action: BookingAction,
  actor: BookingActor,
  booking: BookingMoment,
  now: Instant,
): ActionRefusal | undefined {
  const rule: Rule = BOOKING_ACTIONS[action]
  if (!rule.who.includes(actor)) return 'who'
  if (!rule.from.includes(booking.status)) return 'state'
  return isTime(rule.when, booking, now) ? undefined : 'time'
}

/** The action by which the desk sets one state to another, if there is one. */
export const statusAction = (from: BookingStatus, to: BookingStatus): (typeof STATUS_ACTIONS)[number] | undefined =>
  STATUS_ACTIONS.find((action) => {
    const rule: Rule = BOOKING_ACTIONS[action]
    return rule.to === to && rule.from.includes(from)
  })

/** What to say to somebody who does it at the wrong moment, where the table has a sentence for it. */
export function notNow(action: BookingAction): { message?: string } {
  const { notNow: message }: Rule = BOOKING_ACTIONS[action]
  return message ? { message } : {}
}
