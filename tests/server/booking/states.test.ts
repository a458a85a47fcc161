import { BOOKING_STATUS_NAMES, type BookingStatus } from '@domain/booking'
import {
  actionRefusal,
  BOOKING_ACTION_NAMES,
  BOOKING_ACTIONS,
  type BookingAction,
  type BookingActor,
} from '@domain/booking-states'
import { ROLES } from '@domain/staff'
import { aRequest, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const DAY = '2026-12-03'
const SLOT = `${DAY}-thu-0900`
const LATER = `${DAY}-thu-0930`
const STARTS_AT = '2026-12-03T01:00:00.000Z'
const STATUSES = Object.keys(BOOKING_STATUS_NAMES) as BookingStatus[]
const ACTORS: BookingActor[] = ['resident', ...ROLES]
/** The evening before, and once the slot has begun; every other moment is the table's own test. */
const MOMENTS = ['2026-12-02T12:00:00.000Z', '2026-12-03T01:10:00.000Z']

/** Answers that change nothing where asking again may not be an error. */
const ALREADY: Partial<Record<BookingAction, BookingStatus[]>> = {
  'cancel-own': ['cancelled'],
  'check-in': ['checked-in', 'called'],
}

describeEachEngine('what may be done to a booking', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine, { now: MOMENTS[0] ?? '' })
    await withRules(server, thursdays(9))
  })
  afterAll(() => server.stop())

  test('is refused over HTTP exactly where the table refuses it: every state, action, role and moment', async () => {
    const [as, other] = [await server.guest(), await server.guest()]
    const book = (slotId: string, by: { token: string }) =>
      server.get('createBooking', { body: aRequest(slotId, { phone: newPhone() }), idempotencyKey: newKey() }, by)
    const { id, code } = await book(SLOT, as)
    const { id: otherId } = await book(LATER, other)
    const { query } = server.parts.database
    const before = await query.selectFrom('booking').selectAll().execute()
    const slots = await query.selectFrom('slot').select(['id', 'taken']).execute()
    const reset = async (status: BookingStatus) => {
      for (const row of before)
        await query
          .updateTable('booking')
          .set({ ...row, ...(row.id === id ? { status } : {}) })
          .where('id', '=', row.id)
          .execute()
      for (const slot of slots)
        await query.updateTable('slot').set({ taken: slot.taken }).where('id', '=', slot.id).execute()
    }
    const params = { id }
    const reason = '律师临时有庭'
    const carryOut = (action: BookingAction, from: BookingStatus, by: { token?: string; cookie?: string }) => {
      switch (action) {
        case 'cancel-own':
          return server.call('cancelBooking', { params }, by)
        case 'move-own':
          return server.call('moveBooking', { params, body: { slotId: '2026-12-10-thu-0900' } }, by)
        case 'check-in':
          return server.call('deskArrive', { body: { date: DAY, code } }, by)
        case 'write-outcome':
          return server.call('deskSetOutcome', { params, body: { topic: 'labour', result: 'advised' } }, by)
        case 'move':
          return server.call('deskMoveBooking', { params, body: { slotId: LATER, reason } }, by)
        case 'swap':
          return server.call('deskSwapBookings', { params, body: { otherId, reason } }, by)
        case 'cancel':
          return server.call('deskCancelBooking', { params, body: { reason } }, by)
        default: {
          const rule: { from: readonly BookingStatus[]; to: BookingStatus } = BOOKING_ACTIONS[action]
          // Asked for as somebody would whose list is out of date.
          const seen = rule.from.includes(from) ? from : rule.from[0]
          return server.call('deskSetBookingStatus', { params, body: { from: seen, to: rule.to } }, by)
        }
      }
    }

    for (const now of MOMENTS) {
      server.setNow(now)
      const callers = new Map<BookingActor, { token?: string; cookie?: string }>([['resident', as]])
      for (const role of ROLES)
        callers.set(role, await server.staff(role, role === 'adviser' ? { adviser: '测试律师' } : {}))
      for (const status of STATUSES) {
        await reset(status)
        for (const action of BOOKING_ACTION_NAMES)
          for (const actor of ACTORS) {
            const moment = { status, date: DAY, startsAt: STARTS_AT }
            const refusal = actionRefusal(action, actor, moment, now)
            const answer = await carryOut(action, status, callers.get(actor) ?? {})
            const what = `${action} of a ${status} one by ${actor} at ${now}`
            const came = answer.ok ? 'done' : answer.error.code
            if (refusal === 'who')
              expect([what, came]).toEqual([what, expect.stringMatching(/^(forbidden|not-signed-in)$/)])
            else if (refusal === undefined || ALREADY[action]?.includes(status))
              expect([what, came]).toEqual([what, 'done'])
            else expect([what, came]).toEqual([what, 'state-changed'])
            const after = await query
              .selectFrom('booking')
              .select('status')
              .where('id', '=', id)
              .executeTakeFirstOrThrow()
            expect([what, after.status]).toEqual([what, refusal === undefined ? BOOKING_ACTIONS[action].to : status])
            if (refusal === undefined) await reset(status)
          }
      }
    }
  }, 120_000)
})
