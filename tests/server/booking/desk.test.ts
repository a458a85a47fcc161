import type { DeskBookingRequest } from '@domain/booking'
import { aRequest, MONDAY_MORNING, newKey, newPhone, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const DAY = '2026-12-03'
const SLOT = `${DAY}-thu-0900`
const LATER = `${DAY}-thu-0930`

describeEachEngine('the duty day at the desk', (engine) => {
  let server: TestServer
  let officer: { cookie: string; id: string }
  beforeEach(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(1))
    officer = await server.staff('officer')
  })
  afterEach(() => server.stop())

  const book = async (slotId = SLOT) => {
    const as = await server.guest()
    const body = aRequest(slotId, { phone: newPhone(), note: '私密的事' })
    return { as, ...(await server.get('createBooking', { body, idempotencyKey: newKey() }, as)) }
  }
  /** Eight in the morning of the day; sessions of the days before have run out. */
  const onTheDay = async () => {
    server.setNow('2026-12-03T00:00:00.000Z')
    officer = await server.staff('officer')
  }
  const deskRequest = (more: Partial<DeskBookingRequest> = {}) => ({
    body: { ...aRequest(SLOT, { phone: newPhone() }), channel: 'phone' as const, ...more },
    idempotencyKey: newKey(),
  })

  test('the list masks the phone; asking for it is written down', async () => {
    const { id, phone } = await book()
    const [row] = await server.get('deskBookings', { query: { date: DAY } }, officer)
    expect(row).toMatchObject({ id, visitor: '张三', phoneMasked: `139****${phone.slice(-4)}`, channel: 'online' })
    expect(await server.get('deskBookingPhone', { params: { id } }, officer)).toEqual({ phone })
    const audit = await server.parts.database.query.selectFrom('audit').selectAll().execute()
    expect(audit).toMatchObject([{ action: 'booking.reveal-phone', subject: id, staff_id: officer.id }])
  })

  test('arrival by code, called, done; the same code again changes nothing; ended states are final', async () => {
    const { id, code } = await book()
    const arrive = (with_: string) => server.call('deskArrive', { body: { date: DAY, code: with_ } }, officer)
    expect(await arrive(code)).toMatchObject({ ok: false, error: { message: '还没到这一天，不能签到。' } })
    await onTheDay()
    // A scanner that reads twice at the same moment is one arrival.
    for (const answer of await Promise.all([arrive(code), arrive(code), arrive(code)]))
      expect(answer).toMatchObject({ ok: true, reply: { status: 'checked-in' } })
    expect(await arrive(code)).toMatchObject({ ok: true, reply: { status: 'checked-in' } })
    expect(await arrive(code === '000000' ? '000001' : '000000')).toMatchObject({ status: 404 })
    const set = (from: string, to: string) =>
      server.call('deskSetBookingStatus', { params: { id }, body: { from, to } }, officer)
    expect(await set('checked-in', 'called')).toMatchObject({ ok: true })
    expect(await set('checked-in', 'done')).toMatchObject({ ok: false, error: { code: 'state-changed' } })
    expect(await set('called', 'done')).toMatchObject({ ok: true, reply: { status: 'done' } })
    expect(await set('done', 'booked')).toMatchObject({ ok: false, error: { code: 'state-changed' } })
    expect(await arrive(code)).toMatchObject({ ok: false, error: { code: 'state-changed' } })
  })

  test('of two people at the desk setting the same state, one is told that it has changed', async () => {
    const { id } = await book()
    await onTheDay()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        server.call('deskSetBookingStatus', { params: { id }, body: { from: 'booked', to: 'checked-in' } }, officer),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test('booking by phone needs no WeChat and keeps the limits, by phone number', async () => {
    const phone = newPhone()
    const request = deskRequest({ phone })
    const [one, two] = await Promise.all([
      server.get('deskCreateBooking', request, officer),
      server.get('deskCreateBooking', request, officer),
    ])
    expect(one.id).toBe(two.id)
    expect(await server.refusal('deskCreateBooking', deskRequest({ phone, slotId: LATER }), officer)).toBe(
      'already-booked',
    )
    for (const date of ['2026-12-10', '2026-12-17'])
      await server.get('deskCreateBooking', deskRequest({ phone, slotId: `${date}-thu-0900` }), officer)
    const fourth = deskRequest({ phone, slotId: '2026-12-24-thu-0900' })
    expect(await server.refusal('deskCreateBooking', fourth, officer)).toBe('too-many-bookings')
  })

  test('a walk-in fits into a full slot only with a reason, and until the slot ends', async () => {
    await book()
    server.setNow('2026-12-03T01:10:00.000Z')
    const fresh = await server.staff('officer')
    const walkIn = (more = {}) => server.call('deskCreateBooking', deskRequest({ channel: 'walk-in', ...more }), fresh)
    expect(await walkIn()).toMatchObject({ ok: false, error: { code: 'slot-full' } })
    expect(await walkIn({ extraPlaceReason: '急事，律师同意' })).toMatchObject({ ok: true })
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 2 })
    const [row] = await server.get('deskBookings', { query: { date: DAY } }, fresh)
    expect(row?.addedPlaces).toEqual({ count: 1, reason: '急事，律师同意' })
    expect(await server.refusal('deskCreateBooking', deskRequest(), fresh)).toBe('booking-closed')
    server.setNow('2026-12-03T01:30:00.000Z')
    expect(await walkIn({ extraPlaceReason: '急事，律师同意' })).toMatchObject({
      ok: false,
      error: { code: 'booking-closed' },
    })
  })

  test('swap, move and cancel tell the people concerned', async () => {
    const [a, b] = [await book(SLOT), await book(LATER)]
    const reason = '腿脚不便，早点来'
    await server.get('deskSwapBookings', { params: { id: a.id }, body: { otherId: b.id, reason } }, officer)
    expect(await server.get('booking', { params: { id: a.id } }, a.as)).toMatchObject({ slotId: LATER, reason })
    expect(await server.get('booking', { params: { id: b.id } }, b.as)).toMatchObject({ slotId: SLOT, reason })
    await server.get(
      'deskMoveBooking',
      { params: { id: a.id }, body: { slotId: '2026-12-10-thu-0900', reason } },
      officer,
    )
    await server.get('deskCancelBooking', { params: { id: b.id }, body: { reason } }, officer)
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 0, [LATER]: 0, '2026-12-10-thu-0900': 1 })
    const kinds = (await server.parts.database.query.selectFrom('message').select(['kind', 'state']).execute())
      .filter((row) => row.state === 'pending')
      .map((row) => row.kind)
    expect(kinds).toEqual(expect.arrayContaining(['moved', 'cancelled']))
  })

  test('an adviser sees only own days; a village officer only what the own village booked, without notes', async () => {
    const online = await book()
    const [own, other] = [
      await server.staff('adviser', { adviser: '测试律师' }),
      await server.staff('adviser', { adviser: '另一位律师' }),
    ]
    const list = (as: { cookie: string }) => server.get('deskBookings', { query: { date: DAY } }, as)
    expect(await list(own)).toMatchObject([{ note: '私密的事' }])
    expect(await list(other)).toEqual([])
    for (const name of ['deskBooking', 'deskBookingPhone'] as const)
      expect(await server.refusal(name, { params: { id: online.id } }, other)).toBe('not-found')

    const [first, second] = server.parts.town.villages.map((village) => village.id)
    const grid = await server.staff('village', { villageId: first ?? '' })
    const neighbour = await server.staff('village', { villageId: second ?? '' })
    const request = deskRequest({ slotId: LATER, channel: 'village', note: '不给别人看' })
    await server.get('deskCreateBooking', request, grid)
    const seen = await list(grid)
    expect(seen).toMatchObject([{ channel: 'village', villageId: first }])
    expect(seen[0]).not.toHaveProperty('note')
    expect(await list(neighbour)).toEqual([])
    const wrong = deskRequest({ channel: 'village', ...(second ? { villageId: second } : {}) })
    expect(await server.refusal('deskCreateBooking', wrong, grid)).toBe('forbidden')
    expect(await server.refusal('deskCreateBooking', deskRequest(), grid)).toBe('forbidden')
  })

  test('the outcome is sealed, seen by the adviser concerned and the office, and comes up for follow-up', async () => {
    const { id, code } = await book()
    await onTheDay()
    const adviser = await server.staff('adviser', { adviser: '测试律师' })
    const outcome = {
      topic: 'labour',
      result: 'referred',
      referredTo: 'legal-aid',
      followUpOn: '2026-12-20',
      privateNote: '非常私密的记录',
    } as const
    const early = { params: { id }, body: outcome }
    expect(await server.refusal('deskSetOutcome', early, adviser)).toBe('state-changed')
    await server.get('deskArrive', { body: { date: DAY, code } }, adviser)
    const saved = await server.get('deskSetOutcome', { params: { id }, body: outcome }, adviser)
    expect(saved).toMatchObject({ status: 'done', outcome })
    expect(await server.get('deskBooking', { params: { id } }, officer)).toMatchObject({ outcome })
    const rows = JSON.stringify(await server.parts.database.query.selectFrom('booking').selectAll().execute())
    expect(rows).not.toContain('非常私密')
    expect(await server.get('deskFollowUps', { query: { until: '2026-12-19' } }, adviser)).toEqual([])
    expect(await server.get('deskFollowUps', { query: { until: '2026-12-20' } }, adviser)).toMatchObject([
      { id, followUpOn: '2026-12-20' },
    ])
  })

  test('whoever calls is found by the number, which is stored as a keyed hash only', async () => {
    const [mine, other] = [await book(), await book(LATER)]
    const find = (phone: string, as: { cookie: string }) => server.get('deskFindByPhone', { body: { phone } }, as)
    expect(await find(`${mine.phone.slice(0, 3)} ${mine.phone.slice(3)}`, officer)).toMatchObject([
      { id: mine.id, phoneMasked: `139****${mine.phone.slice(-4)}` },
    ])
    expect(await find(newPhone(), officer)).toEqual([])
    const stranger = await server.staff('adviser', { adviser: '另一位律师' })
    expect(await find(other.phone, stranger)).toEqual([])
    const grid = await server.staff('village', { villageId: server.parts.town.villages[0]?.id ?? '' })
    expect(await server.refusal('deskFindByPhone', { body: { phone: mine.phone } }, grid)).toBe('forbidden')
    expect(server.logged()).not.toContain(mine.phone)
  })

  test('residents see events to come at which they can ask, soonest first, and no others', async () => {
    const add = (date: string, kind: 'stall' | 'lecture' | 'training') =>
      server.get(
        'deskAddEvent',
        { body: { kind, title: `活动${date}`, date, place: '示例村', topics: ['land'] } },
        officer,
      )
    await add('2026-12-20', 'lecture')
    await add('2026-12-05', 'stall')
    await add('2026-12-06', 'training')
    await add('2026-11-29', 'stall')
    await add('2027-03-01', 'stall')
    expect((await server.get('visits')).map((visit) => visit.date)).toEqual(['2026-12-05', '2026-12-20'])
  })

  test("the adviser's calendar opens by its secret address until it is renewed or revoked", async () => {
    await book()
    const adviser = await server.staff('adviser', { adviser: '测试律师' })
    expect(await server.get('deskFeed', {}, adviser)).toEqual({})
    const open = async (path: string) => fetch(`${server.origin}${path}`)
    const { path } = await server.get('deskRenewFeed', {}, adviser)
    const feed = await open(path)
    expect(feed.headers.get('content-type')).toContain('text/calendar')
    const text = await feed.text()
    expect(text).toContain('DTSTART:20261203T010000Z')
    expect(text).not.toContain('张三')
    expect(text).toContain('已约 1 人')
    // A duty day that nobody has booked yet is a duty day all the same.
    expect(text).toContain('DTSTART:20261210T010000Z')
    const renewed = await server.get('deskRenewFeed', {}, adviser)
    expect((await open(path)).status).toBe(404)
    expect((await open(renewed.path)).status).toBe(200)
    await server.get('deskRevokeFeed', {}, adviser)
    expect((await open(renewed.path)).status).toBe(404)
  })
})
