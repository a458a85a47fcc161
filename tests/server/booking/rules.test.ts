import { api } from '@domain/api'
import { aRequest, MONDAY_MORNING, newKey, newPhone, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const THU = '2026-12-03-thu-0900'
const THU_LATER = '2026-12-03-thu-0930'
const NEXT_THU = '2026-12-10-thu-0900'

describeEachEngine('booking rules', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(2))
  })
  afterEach(() => server.stop())

  const book = async (slotId: string, more = {}, as?: { token: string }) =>
    server.get(
      'createBooking',
      { body: aRequest(slotId, more), idempotencyKey: newKey() },
      as ?? (await server.guest()),
    )

  test('a booking is a ticket: number of the day, six digits, when, where and for whom', async () => {
    const booking = await book(THU, { note: '工钱没结', beneficiary: '李四' })
    expect(booking).toMatchObject({
      number: '1203-01',
      code: expect.stringMatching(/^\d{6}$/),
      status: 'booked',
      date: '2026-12-03',
      start: '09:00',
      end: '09:30',
      adviser: '测试律师',
      name: '张三',
      phone: '13900000001',
      note: '工钱没结',
      beneficiary: '李四',
      freeCancelUntil: '2026-12-02T23:00:00.000Z',
    })
  })

  test('numbers run through the day and codes differ', async () => {
    const tickets = await Promise.all([book(THU, { phone: newPhone() }), book(THU_LATER, { phone: newPhone() })])
    expect(tickets.map((ticket) => ticket.number).sort()).toEqual(['1203-01', '1203-02'])
    expect(new Set(tickets.map((ticket) => ticket.code)).size).toBe(2)
  })

  test('rule 1: 200 simultaneous requests for the last place make exactly one booking', async () => {
    await book(THU, { phone: newPhone() })
    const callers = await Promise.all(Array.from({ length: 200 }, () => server.guest()))
    const answers = await Promise.all(
      callers.map((as) =>
        server.call('createBooking', { body: aRequest(THU, { phone: newPhone() }), idempotencyKey: newKey() }, as),
      ),
    )
    const codes = answers.map((answer) => (answer.ok ? 'booked' : answer.error.code))
    expect(codes.filter((code) => code === 'booked')).toHaveLength(1)
    expect(codes.filter((code) => code === 'slot-full')).toHaveLength(199)
    expect((await takenOf(server))[THU]).toBe(2)
  }, 60_000)

  test('rule 1 is held by the database itself', async () => {
    const oversell = server.parts.database.query.updateTable('slot').set({ taken: 3 }).where('id', '=', THU).execute()
    await expect(oversell.catch(String)).resolves.toMatch('slot_never_oversold')
  })

  test('rule 2: one active booking per person and day; a parent is another person; a cancelled one does not count', async () => {
    const me = await server.guest()
    const first = await book(THU, {}, me)
    const again = (more = {}) =>
      server.call('createBooking', { body: aRequest(THU_LATER, more), idempotencyKey: newKey() }, me)
    expect(await again()).toMatchObject({ ok: false, error: { code: 'already-booked' } })
    expect(await again({ name: '张三丰' })).toMatchObject({ ok: false, error: { code: 'already-booked' } })
    expect(await again({ beneficiary: '张老三' })).toMatchObject({ ok: true })
    await server.get('cancelBooking', { params: { id: first.id } }, me)
    expect(await again()).toMatchObject({ ok: true })
    expect(await takenOf(server)).toMatchObject({ [THU]: 0, [THU_LATER]: 2 })
  })

  test('rule 2: the same phone and name is one person whoever asks', async () => {
    await book(THU)
    const other = await server.guest()
    const request = { body: aRequest(THU_LATER), idempotencyKey: newKey() }
    expect(await server.refusal('createBooking', request, other)).toBe('already-booked')
  })

  test('rule 2: at most three active bookings, also when they are asked for at the same moment', async () => {
    const me = await server.guest()
    const slots = ['2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24'].map((date) => `${date}-thu-0900`)
    const answers = await Promise.all(
      slots.flatMap((slotId) =>
        ['张甲', '张乙'].map((beneficiary) =>
          server.call('createBooking', { body: aRequest(slotId, { beneficiary }), idempotencyKey: newKey() }, me),
        ),
      ),
    )
    const codes = answers.map((answer) => (answer.ok ? 'booked' : answer.error.code))
    expect(codes.filter((code) => code === 'booked')).toHaveLength(3)
    expect(codes.filter((code) => code === 'too-many-bookings')).toHaveLength(5)
  })

  test('rule 3: the same key gives the same booking, at the same moment and later; another body is refused', async () => {
    const me = await server.guest()
    const request = { body: aRequest(THU), idempotencyKey: newKey() }
    const replies = await Promise.all(Array.from({ length: 10 }, () => server.get('createBooking', request, me)))
    expect(new Set(replies.map((reply) => reply.id)).size).toBe(1)
    const reordered = { ...request, body: Object.fromEntries(Object.entries(request.body).reverse()) }
    expect(await server.get('createBooking', reordered as typeof request, me)).toMatchObject({ id: replies[0]?.id })
    const other = { ...request, body: aRequest(THU_LATER) }
    expect(await server.refusal('createBooking', other, me)).toBe('key-reused')
    expect((await takenOf(server))[THU]).toBe(1)
  })

  test('rule 3: a key whose request was refused may be used again', async () => {
    const me = await server.guest()
    await Promise.all([book(THU, { phone: newPhone() }), book(THU, { phone: newPhone() })])
    const request = { body: aRequest(THU), idempotencyKey: newKey() }
    expect(await server.refusal('createBooking', request, me)).toBe('slot-full')
    await server.parts.database.query.updateTable('slot').set({ places: 3 }).where('id', '=', THU).execute()
    expect(await server.get('createBooking', request, me)).toMatchObject({ status: 'booked' })
  })

  test('rule 3: without a key, or with a bad one, nothing is booked', async () => {
    const me = await server.guest()
    for (const idempotencyKey of ['', 'short', 'with space in it'])
      expect(await server.refusal('createBooking', { body: aRequest(THU), idempotencyKey }, me)).toBe('bad-request')
    expect((await takenOf(server))[THU]).toBe(0)
  })

  test('rule 4: booking closes 30 minutes before, to the millisecond', async () => {
    server.setNow('2026-12-03T00:29:59.999Z')
    await book(THU)
    server.setNow('2026-12-03T00:30:00.000Z')
    const late = { body: aRequest(THU, { phone: newPhone() }), idempotencyKey: newKey() }
    expect(await server.refusal('createBooking', late, await server.guest())).toBe('booking-closed')
    const [day] = await server.get('dutyDays')
    expect(day?.slots.map((slot) => slot.open)).toEqual([false, true])
  })

  test('rule 4: cancelling is free until two hours before, late after it, and closed once the slot has begun', async () => {
    const me = await server.guest()
    const [free, late, begun] = [
      await book(THU, {}, me),
      await book(NEXT_THU, {}, me),
      await book('2026-12-17-thu-0900', {}, me),
    ]
    server.setNow('2026-12-02T23:00:00.000Z')
    expect(await server.get('cancelBooking', { params: { id: free.id } }, me)).toMatchObject({
      status: 'cancelled',
      cancelledLate: false,
    })
    server.setNow('2026-12-09T23:00:00.001Z')
    expect(await server.get('cancelBooking', { params: { id: late.id } }, me)).toMatchObject({ cancelledLate: true })
    server.setNow('2026-12-17T01:00:00.000Z')
    expect(await server.refusal('cancelBooking', { params: { id: begun.id } }, me)).toBe('state-changed')
  })

  test('cancelling twice is once', async () => {
    const me = await server.guest()
    const { id } = await book(THU, {}, me)
    // Also of those at the same moment nobody is told that it went wrong.
    await Promise.all(Array.from({ length: 5 }, () => server.get('cancelBooking', { params: { id } }, me)))
    expect(await server.get('cancelBooking', { params: { id } }, me)).toMatchObject({ status: 'cancelled' })
    expect((await takenOf(server))[THU]).toBe(0)
  })

  test('rule 4: moving is one step: a full slot leaves the old place, a free one frees it', async () => {
    const me = await server.guest()
    const mine = await book(THU, {}, me)
    await book(THU_LATER, { phone: newPhone() })
    const full = await book(THU_LATER, { phone: newPhone() })
    const move = (slotId: string) => server.call('moveBooking', { params: { id: mine.id }, body: { slotId } }, me)
    expect(await move(THU_LATER)).toMatchObject({ ok: false, error: { code: 'slot-full' } })
    expect(await takenOf(server)).toMatchObject({ [THU]: 1, [THU_LATER]: 2 })
    expect(full.status).toBe('booked')
    expect(await move(NEXT_THU)).toMatchObject({ ok: true, reply: { date: '2026-12-10', number: '1210-01' } })
    expect(await takenOf(server)).toMatchObject({ [THU]: 0, [NEXT_THU]: 1 })
  })

  test('two people swap by moving at the same moment without a deadlock or a lost place', async () => {
    const [one, two] = [await server.guest(), await server.guest()]
    const a = await book(THU, { phone: newPhone() }, one)
    const b = await book(THU_LATER, { phone: newPhone() }, two)
    for (let round = 0; round < 5; round++) {
      const [x, y] = round % 2 === 0 ? [THU_LATER, THU] : [THU, THU_LATER]
      await Promise.all([
        server.get('moveBooking', { params: { id: a.id }, body: { slotId: x } }, one),
        server.get('moveBooking', { params: { id: b.id }, body: { slotId: y } }, two),
      ])
    }
    expect(await takenOf(server)).toMatchObject({ [THU]: 1, [THU_LATER]: 1 })
  })

  test('rule 6: three no-shows in 90 days pause online booking for 30; staff lift it', async () => {
    const me = await server.guest()
    const officer = await server.staff('officer')
    for (const date of ['2026-12-03', '2026-12-10', '2026-12-17']) {
      const { id } = await book(`${date}-thu-0900`, {}, me)
      server.setNow(`${date}T02:00:00.000Z`)
      const fresh = await server.staff('officer')
      await server.get('deskSetBookingStatus', { params: { id }, body: { from: 'booked', to: 'no-show' } }, fresh)
    }
    const request = () => ({ body: aRequest('2026-12-24-thu-0900'), idempotencyKey: newKey() })
    expect(await server.refusal('createBooking', request(), me)).toBe('booking-paused')
    const fresh = await server.staff('officer')
    const pauses = await server.get('deskPauses', {}, fresh)
    expect(pauses).toMatchObject([{ visitor: '张三', noShows: ['2026-12-17', '2026-12-10', '2026-12-03'] }])
    await server.get('deskLiftPause', { params: { id: pauses[0]?.id ?? '' } }, fresh)
    expect(await server.get('deskPauses', {}, fresh)).toEqual([])
    await server.get('createBooking', request(), me)
    expect(officer.id).not.toBe(fresh.id)
  })

  test('a resident sees only own bookings, whatever id they ask for', async () => {
    const mine = await book(THU)
    const other = await server.guest()
    for (const name of ['booking', 'cancelBooking'] as const)
      expect(await server.refusal(name, { params: { id: mine.id } }, other)).toBe('not-found')
    const move = { params: { id: mine.id }, body: { slotId: THU_LATER } }
    expect(await server.refusal('moveBooking', move, other)).toBe('not-found')
    expect(await server.get('myBookings', {}, other)).toEqual([])
  })

  test.each([
    ['name', { name: '张' }],
    ['name', { name: '张三123' }],
    ['phone', { phone: '12345' }],
    ['topic', { topic: 'nothing' }],
    ['note', { note: '长'.repeat(501) }],
  ])('a bad %s is named and nothing is booked', async (field, more) => {
    const answer = await server.call(
      'createBooking',
      { body: { ...aRequest(THU), ...more }, idempotencyKey: newKey() },
      await server.guest(),
    )
    expect(answer).toMatchObject({ ok: false, status: 422, error: { fields: { [field]: expect.any(String) } } })
    expect((await takenOf(server))[THU]).toBe(0)
  })

  test('nothing personal is stored in the clear or logged', async () => {
    const officer = await server.staff('officer')
    const secret = { name: '王小明', phone: '13987654321', note: '很私密的话', beneficiary: '王大爷' }
    const { id } = await book(THU, secret)
    await server.get('deskBookingPhone', { params: { id } }, officer)
    const rows = JSON.stringify(await server.parts.database.query.selectFrom('booking').selectAll().execute())
    for (const text of Object.values(secret)) {
      expect(rows).not.toContain(text)
      expect(server.logged()).not.toContain(text)
    }
  })

  test('every booking endpoint for residents refuses a caller without a token', async () => {
    for (const name of ['createBooking', 'myBookings', 'booking', 'cancelBooking', 'moveBooking'] as const) {
      expect(api[name].caller).toBe('resident')
      const body = api[name].method === 'GET' ? {} : { body: {} }
      const code = await server.refusal(name, { params: { id: 'x' }, ...body, idempotencyKey: newKey() })
      expect(code).toBe('not-signed-in')
    }
  })
})
