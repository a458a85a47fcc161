import { ACTIVE_STATUSES } from '@domain/booking'
import fc from 'fast-check'
import { passExpiredOffers } from '../../../server/waitlist/service'
import { aRequest, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

/** Short in `npm test`, long in `npm run test:soak`. */
const SOAK = process.env.SOAK === '1'
const RUNS = SOAK ? 20 : 2
const OPERATIONS = SOAK ? 250 : 60
const PEOPLE = 12
/** How many operations are under way at the same moment. */
const AT_ONCE = 6

type Operation =
  | { kind: 'book' | 'wait' | 'move'; who: number; day: number; slot: number }
  | { kind: 'cancel' | 'accept' | 'pass'; who: number; pick: number }
  | { kind: 'places' | 'close' | 'open' | 'hours'; day: number; slot: number }
  | { kind: 'clock'; minutes: number }

const who = fc.integer({ min: 0, max: PEOPLE - 1 })
const day = fc.integer({ min: 0, max: 3 })
const slot = fc.integer({ min: 0, max: 1 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('book', 'wait', 'move'), who, day, slot }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('cancel', 'accept', 'pass'), who, pick: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('places', 'close', 'open', 'hours'), day, slot }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('clock' as const), minutes: fc.integer({ min: 1, max: 24 * 60 }) }),
  },
) as fc.Arbitrary<Operation>

/** The Thursdays from 24 December 2026 on: the clock runs over the month's and the year's end. */
const DAYS = ['2026-12-24', '2026-12-31', '2027-01-07', '2027-01-14'].map((date) => `${date}-thu`)
const slotOf = (at: { day: number; slot: number }) => `${DAYS[at.day]}-${at.slot ? '0930' : '0900'}`

describeEachEngine('a storm of operations', (engine) => {
  test(`of ${RUNS} × ${OPERATIONS}, ${AT_ONCE} at a time, breaks no rule at any moment`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: OPERATIONS, maxLength: OPERATIONS }), async (operations) => {
        const server = await startTestServer(engine, { now: '2026-12-20T15:00:00.000Z' })
        try {
          await server.parts.database.query
            .insertInto('day_kind')
            .values(['2027-01-07', '2027-01-14'].map((date) => ({ date, kind: 'workday' as const })))
            .execute()
          await withRules(server, thursdays(1))
          const people = await Promise.all(
            Array.from({ length: PEOPLE }, async () => ({ ...(await server.guest()), phone: newPhone() })),
          )
          for (let at = 0; at < operations.length; at += AT_ONCE) {
            const now = operations.slice(at, at + AT_ONCE)
            // A clock that jumps under a request would be another server; it moves between the waves.
            await Promise.all(now.map((one) => (one.kind === 'clock' ? undefined : carryOut(server, people, one))))
            for (const one of now) if (one.kind === 'clock') server.advance(one.minutes / 4)
            if (now.some((one) => one.kind === 'clock')) await passExpiredOffers(server.parts)
            await checkRules(server)
          }
        } finally {
          await server.stop()
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  }, 1_800_000)
})

async function carryOut(
  server: TestServer,
  people: { token: string; phone: string }[],
  one: Exclude<Operation, { kind: 'clock' }>,
): Promise<void> {
  if ('who' in one) {
    const as = people[one.who]
    if (!as) return
    const body = aRequest('day' in one ? slotOf(one) : '', { phone: as.phone })
    if (one.kind === 'book') await call(server, 'createBooking', { body, idempotencyKey: newKey() }, as)
    if (one.kind === 'wait') {
      const { slotId: _, ...visit } = body
      const dutyDayId = DAYS[one.day] ?? ''
      await call(server, 'joinWaitlist', { body: { dutyDayId, ...visit }, idempotencyKey: newKey() }, as)
    }
    const mine = (await server.get('myBookings', {}, as)).filter((row) => row.status === 'booked')
    if (one.kind === 'move' && mine[0])
      await call(server, 'moveBooking', { params: { id: mine[0].id }, body: { slotId: slotOf(one) } }, as)
    if (one.kind === 'cancel') {
      const booking = mine[one.pick % Math.max(1, mine.length)]
      if (booking) await call(server, 'cancelBooking', { params: { id: booking.id } }, as)
    }
    if (one.kind === 'accept' || one.kind === 'pass') {
      const entry = (await server.get('myWaitlist', {}, as)).find((row) => row.status === 'offered')
      const name = one.kind === 'accept' ? 'acceptOffer' : 'leaveWaitlist'
      if (entry) await call(server, name, { params: { id: entry.id } }, as)
    }
    return
  }
  const dayId = DAYS[one.day] ?? ''
  const officer = await server.staff('officer')
  if (one.kind === 'places')
    return call(server, 'deskAddPlaces', { params: { id: slotOf(one) }, body: { add: 1, reason: '多一位' } }, officer)
  const change =
    one.kind === 'close'
      ? { kind: 'except', exception: { kind: 'closed', dayId } }
      : one.kind === 'open'
        ? { kind: 'drop-exception', dayId, exception: 'closed' }
        : { kind: 'except', exception: { kind: 'changed', dayId, end: one.slot ? '09:30' : '10:00' } }
  const effect = await server.call('deskPreviewRoster', { body: { change } }, officer)
  if (effect.ok)
    await call(server, 'deskChangeRoster', { body: { change, reason: '有变动', seen: effect.reply.seen } }, officer)
}

/** Calls and lets an expected refusal pass; the client fails the test on an answer that the contract does not name. */
async function call(server: TestServer, ...[name, input, as]: Parameters<TestServer['call']>): Promise<void> {
  const answer = await server.call(name, input, as)
  if (!answer.ok && answer.error.code === 'internal') throw new Error(`${name}: ${server.logged().slice(-2000)}`)
}

/** What must hold after every wave, read straight from the database. */
async function checkRules({ parts }: TestServer): Promise<void> {
  const { query } = parts.database
  const now = parts.now().toISOString()
  const [slots, bookings, entries] = [
    await query
      .selectFrom('slot')
      .innerJoin('duty_day', 'duty_day.id', 'slot.day_id')
      .selectAll('slot')
      .select('duty_day.open as dayOpen')
      .execute(),
    await query.selectFrom('booking').selectAll().execute(),
    await query.selectFrom('waitlist').selectAll().orderBy('seq').execute(),
  ]
  for (const one of slots) {
    const kept = bookings.filter((row) => row.slot_id === one.id && row.status !== 'cancelled').length
    const held = entries.filter((row) => row.slot_id === one.id && row.status === 'offered').length
    // Rule 1: never oversold, and the sum of those who hold a place is what the slot says.
    expect({ slot: one.id, taken: one.taken }).toEqual({ slot: one.id, taken: kept + held })
    expect(one.taken).toBeLessThanOrEqual(one.places)
    // Rule 5: a free place that can still be booked is never left idle while somebody waits for the day.
    const closes = new Date(Date.parse(one.starts_at) - 30 * 60_000).toISOString()
    if (one.open && one.dayOpen && one.taken < one.places && now < closes)
      expect(entries.filter((row) => row.day_id === one.day_id && row.status === 'waiting')).toEqual([])
  }
  const active = bookings.filter((row) => (ACTIVE_STATUSES as readonly string[]).includes(row.status))
  const persons = active.map((row) => `${row.holder} ${row.beneficiary_key} ${row.date}`)
  expect(new Set(persons).size).toBe(persons.length)
  const today = new Date(parts.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  for (const holder of new Set(active.map((row) => row.holder)))
    expect(active.filter((row) => row.holder === holder && row.date >= today).length).toBeLessThanOrEqual(3)
  // Waiting order: nobody behind was offered a place while somebody ahead still waits for the same day.
  for (const offered of entries.filter((row) => row.status === 'offered'))
    expect(
      entries.filter((row) => row.day_id === offered.day_id && row.status === 'waiting' && row.seq < offered.seq),
    ).toEqual([])
  // A cancelled booking is not reminded of.
  const dead = new Set(bookings.filter((row) => row.status === 'cancelled').map((row) => row.id))
  const pending = await query.selectFrom('message').selectAll().where('state', '=', 'pending').execute()
  expect(pending.filter((row) => row.kind.startsWith('reminder') && dead.has(row.booking_id ?? ''))).toEqual([])
}
