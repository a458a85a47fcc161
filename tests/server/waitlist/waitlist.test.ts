import { passExpiredOffers } from '../../../server/waitlist/service'
import { aRequest, MONDAY_MORNING, newKey, newPhone, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const DAY = '2026-12-03-thu'
const SLOT = `${DAY}-0900`
const OTHER = `${DAY}-0930`

describeEachEngine('the waiting list (rule 5)', (engine) => {
  let server: TestServer
  let holders: { as: { token: string }; id: string }[]
  beforeEach(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(1))
    holders = []
    for (const slotId of [SLOT, OTHER]) {
      const as = await server.guest()
      const body = aRequest(slotId, { phone: newPhone() })
      holders.push({ as, id: (await server.get('createBooking', { body, idempotencyKey: newKey() }, as)).id })
    }
  })
  afterEach(() => server.stop())

  const waiter = async () => {
    const as = await server.guest()
    const { slotId: _, ...visit } = aRequest('', { phone: newPhone() })
    const request = { body: { dutyDayId: DAY, ...visit }, idempotencyKey: newKey() }
    return { as, request, entry: await server.get('joinWaitlist', request, as) }
  }
  const free = (n = 0) => server.get('cancelBooking', { params: { id: holders[n]?.id ?? '' } }, holders[n]?.as)
  const mine = async (one: { as: { token: string } }) => (await server.get('myWaitlist', {}, one.as))[0]

  test('a freed place is held for whoever waits first, counts as taken, and becomes a booking', async () => {
    const [first, second] = [await waiter(), await waiter()]
    expect([first.entry.ahead, second.entry.ahead]).toEqual([0, 1])
    await free()
    expect(await mine(first)).toMatchObject({
      status: 'offered',
      offer: { slotId: SLOT, until: '2026-11-30T03:00:00.000Z' },
    })
    expect(await mine(second)).toMatchObject({ status: 'waiting', ahead: 0 })
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 1 })
    const grab = { body: aRequest(SLOT, { phone: newPhone() }), idempotencyKey: newKey() }
    expect(await server.refusal('createBooking', grab, await server.guest())).toBe('slot-full')
    const accept = () => server.get('acceptOffer', { params: { id: first.entry.id } }, first.as)
    const bookings = await Promise.all([accept(), accept(), accept()])
    expect(new Set(bookings.map((booking) => booking.id)).size).toBe(1)
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 1 })
  })

  test('an offer not taken in time goes to the next, and then to nobody', async () => {
    const [first, second] = [await waiter(), await waiter()]
    await free()
    server.advance(120)
    expect(await server.refusal('acceptOffer', { params: { id: first.entry.id } }, first.as)).toBe('offer-expired')
    await Promise.all([passExpiredOffers(server.parts), passExpiredOffers(server.parts)])
    expect(await mine(first)).toMatchObject({ status: 'expired' })
    expect(await mine(second)).toMatchObject({ status: 'offered' })
    await server.get('leaveWaitlist', { params: { id: second.entry.id } }, second.as)
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 0, [OTHER]: 1 })
  })

  test('an offer ends when booking closes, if that is sooner', async () => {
    const one = await waiter()
    server.setNow('2026-12-02T23:30:00.000Z')
    await free()
    expect(await mine(one)).toMatchObject({ offer: { until: '2026-12-03T00:30:00.000Z' } })
  })

  test('a place that frees after booking has closed is offered to nobody', async () => {
    const one = await waiter()
    server.setNow('2026-12-03T00:40:00.000Z')
    await free()
    expect(await mine(one)).toMatchObject({ status: 'waiting' })
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 0 })
  })

  test('moving away frees the place for the waiting person too', async () => {
    const one = await waiter()
    const params = { id: holders[0]?.id ?? '' }
    await server.get('moveBooking', { params, body: { slotId: '2026-12-10-thu-0900' } }, holders[0]?.as)
    expect(await mine(one)).toMatchObject({ status: 'offered', offer: { slotId: SLOT } })
  })

  test('places added at the desk go to the waiting people in their order', async () => {
    const [first, second, third] = [await waiter(), await waiter(), await waiter()]
    const officer = await server.staff('officer')
    await server.get('deskAddPlaces', { params: { id: OTHER }, body: { add: 2, reason: '多来一位律师' } }, officer)
    expect([await mine(first), await mine(second), await mine(third)]).toMatchObject([
      { status: 'offered' },
      { status: 'offered' },
      { status: 'waiting', ahead: 0 },
    ])
    expect(await takenOf(server)).toMatchObject({ [OTHER]: 3 })
  })

  test('nobody waits twice, waits while booked, or waits where there are places', async () => {
    const one = await waiter()
    expect(await server.get('joinWaitlist', one.request, one.as)).toMatchObject({ id: one.entry.id })
    expect(await server.refusal('joinWaitlist', { ...one.request, idempotencyKey: newKey() }, one.as)).toBe(
      'already-waiting',
    )
    const own = { ...one.request, idempotencyKey: newKey() }
    expect(await server.refusal('joinWaitlist', own, holders[0]?.as)).toBe('already-booked')
    const elsewhere = { body: { ...one.request.body, dutyDayId: '2026-12-10-thu' }, idempotencyKey: newKey() }
    expect(await server.refusal('joinWaitlist', elsewhere, one.as)).toBe('places-left')
  })

  test('the list of another resident is none of mine', async () => {
    const one = await waiter()
    const other = await server.guest()
    for (const name of ['acceptOffer', 'leaveWaitlist'] as const)
      expect(await server.refusal(name, { params: { id: one.entry.id } }, other)).toBe('not-found')
  })

  test('whoever still waits when the day has begun is told that it has ended', async () => {
    const one = await waiter()
    server.setNow('2026-12-03T02:00:00.000Z')
    await passExpiredOffers(server.parts)
    expect(await mine(one)).toMatchObject({ status: 'closed' })
  })
})
