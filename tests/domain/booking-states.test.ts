import { api, type Endpoint, type EndpointName } from '@domain/api'
import { BOOKING_STATUS_NAMES, type BookingStatus } from '@domain/booking'
import {
  actionRefusal,
  BOOKING_ACTION_NAMES,
  BOOKING_ACTIONS,
  type BookingAction,
  type BookingActor,
  STATUS_ACTIONS,
  statusAction,
} from '@domain/booking-states'
import { isPermitted } from '@domain/permissions'
import { ROLES, type Role } from '@domain/staff'
import fc from 'fast-check'

const STATUSES = Object.keys(BOOKING_STATUS_NAMES) as BookingStatus[]
const ACTORS: BookingActor[] = ['resident', ...ROLES]

/** A slot at nine in Asia/Shanghai, and moments around it. */
const SLOT = { date: '2026-12-03', startsAt: '2026-12-03T01:00:00.000Z' }
const MOMENTS = {
  'the evening before': '2026-12-02T15:59:59.999Z',
  'midnight of the day': '2026-12-02T16:00:00.000Z',
  'a millisecond before': '2026-12-03T00:59:59.999Z',
  'its start': '2026-12-03T01:00:00.000Z',
  'the end of the day': '2026-12-03T15:59:59.999Z',
  'the day after': '2026-12-03T16:00:00.000Z',
} as const
type Moment = keyof typeof MOMENTS
const ALL = Object.keys(MOMENTS) as Moment[]
const BEFORE_START: Moment[] = ['the evening before', 'midnight of the day', 'a millisecond before']

/** The whole table once more by hand, a line an action: who, from which states, at which moments. */
const EXPECTED: Record<BookingAction, [who: BookingActor[], from: BookingStatus[], when: Moment[]]> = {
  'cancel-own': [['resident'], ['booked'], BEFORE_START],
  'move-own': [['resident'], ['booked'], BEFORE_START],
  'check-in': [['admin', 'officer', 'adviser'], ['booked'], ALL.slice(1)],
  'undo-check-in': [['admin', 'officer', 'adviser'], ['checked-in'], ALL],
  call: [['admin', 'officer', 'adviser'], ['checked-in'], ALL],
  'undo-call': [['admin', 'officer', 'adviser'], ['called'], ALL],
  finish: [['admin', 'officer', 'adviser'], ['checked-in', 'called'], ALL],
  'write-outcome': [['admin', 'officer', 'adviser'], ['checked-in', 'called', 'done'], ALL],
  'no-show': [['admin', 'officer', 'adviser'], ['booked'], ALL.slice(3)],
  move: [['admin', 'officer'], ['booked'], ALL],
  swap: [['admin', 'officer'], ['booked'], BEFORE_START],
  cancel: [['admin', 'officer'], ['booked'], ALL.slice(0, -1)],
}

describe.each(BOOKING_ACTION_NAMES)('%s', (action) => {
  const [who, from, when] = EXPECTED[action]
  test.each(ACTORS)('by %s: in every state and at every moment as the rules say', (actor) => {
    for (const status of STATUSES)
      for (const moment of ALL) {
        const expected = !who.includes(actor)
          ? 'who'
          : !from.includes(status)
            ? 'state'
            : when.includes(moment)
              ? undefined
              : 'time'
        expect([status, moment, actionRefusal(action, actor, { ...SLOT, status }, MOMENTS[moment])]).toEqual([
          status,
          moment,
          expected,
        ])
      }
  })
})

test('a booking that was cancelled or not come to stays so, and one that is done stays done', () => {
  for (const action of BOOKING_ACTION_NAMES) {
    const { from, to }: { from: readonly BookingStatus[]; to: BookingStatus } = BOOKING_ACTIONS[action]
    expect(from).not.toEqual(expect.arrayContaining(['cancelled']))
    expect(from).not.toEqual(expect.arrayContaining(['no-show']))
    if (from.includes('done')) expect(to).toBe('done')
  }
})

test('whatever is done in whatever order, nobody is done who did not arrive', () => {
  const actor = fc.constantFrom(...ACTORS)
  const step = fc.record({ action: fc.constantFrom(...BOOKING_ACTION_NAMES), actor, moment: fc.constantFrom(...ALL) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let status: BookingStatus = 'booked'
      let arrived = false
      for (const { action, actor: by, moment } of steps) {
        if (actionRefusal(action, by, { ...SLOT, status }, MOMENTS[moment]) !== undefined) continue
        status = BOOKING_ACTIONS[action].to
        if (status === 'checked-in') arrived = true
        if (status === 'booked') arrived = false
      }
      if (status === 'done' || status === 'called') expect(arrived).toBe(true)
    }),
  )
})

/** The roles that the contract lets call a desk endpoint. */
function admitted(name: EndpointName): Role[] {
  const { caller }: Endpoint = api[name]
  return typeof caller === 'object' ? ROLES.filter((role) => isPermitted(caller.permission, role)) : []
}

test('two states have at most one action between them, and the contract lets in nobody more', () => {
  for (const from of STATUSES)
    for (const to of STATUSES) {
      const between = STATUS_ACTIONS.filter(
        (action) =>
          BOOKING_ACTIONS[action].to === to && (BOOKING_ACTIONS[action].from as readonly string[]).includes(from),
      )
      expect(between.length).toBeLessThanOrEqual(1)
      expect(statusAction(from, to)).toBe(between[0])
    }
  const endpointOf = {
    'write-outcome': 'deskSetOutcome',
    move: 'deskMoveBooking',
    swap: 'deskSwapBookings',
    cancel: 'deskCancelBooking',
    'check-in': 'deskArrive',
  } as const
  for (const [action, name] of Object.entries(endpointOf))
    expect(admitted(name)).toEqual(BOOKING_ACTIONS[action as BookingAction].who)
  for (const action of STATUS_ACTIONS) expect(admitted('deskSetBookingStatus')).toEqual(BOOKING_ACTIONS[action].who)
})
