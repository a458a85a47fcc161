import type { RosterChange } from '@domain/roster'
import { sendDue } from '../../../server/outbox/sender'
import { aRequest, MONDAY_MORNING, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

const SEND = '/cgi-bin/message/subscribe/send'
const SLOT = '2026-12-03-thu-0900'

describeEachEngine('the outbox', (engine) => {
  let wechat: WeChatFake
  let server: TestServer
  let people = 0
  beforeEach(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer(engine, {
      now: MONDAY_MORNING,
      wechatApi: wechat.url,
      environment: { WECHAT_TEMPLATES: 'booked:T1,reminder:T2,changed:T3,offer:T4' },
    })
    await withRules(server, thursdays(9))
  })
  afterEach(async () => {
    await server.stop()
    await wechat.stop()
  })

  const person = async (...templates: ('booked' | 'reminder' | 'changed' | 'offer')[]) => {
    const code = `code-${++people}`
    wechat.codes.set(code, `openid-${people}`)
    const as = { token: (await server.get('login', { body: { code } })).token }
    if (templates.length > 0) await server.get('recordConsent', { body: { templates } }, as)
    return as
  }
  const book = async (as: { token: string }, slotId = SLOT) => {
    const body = aRequest(slotId, { phone: newPhone() })
    const booking = await server.get('createBooking', { body, idempotencyKey: newKey() }, as)
    // The confirmation waits two minutes for consent, which can be asked for only now.
    server.advance(2)
    return booking
  }
  const states = async () =>
    (
      await server.parts.database.query.selectFrom('message').selectAll().orderBy('due_at').orderBy('kind').execute()
    ).map((row) => `${row.kind} ${row.state}`)
  const send = () => sendDue(server.parts)

  test('a booking is confirmed, reminded of in the evening and in the morning, each once', async () => {
    const as = await person()
    const { id, number } = await book(as)
    // Consent given on the ticket, after the booking, still counts for its confirmation.
    await server.get('recordConsent', { body: { templates: ['booked', 'reminder'] } }, as)
    await server.get('recordConsent', { body: { templates: ['reminder'] } }, as)
    await send()
    await send()
    expect(wechat.sent).toMatchObject([
      {
        touser: `openid-${people}`,
        template_id: 'T1',
        page: expect.stringContaining(id),
        data: { time2: { value: '2026年12月3日 09:00' }, character_string4: { value: number } },
      },
    ])
    server.setNow('2026-12-02T10:59:59.000Z')
    await send()
    expect(wechat.sent).toHaveLength(1)
    server.setNow('2026-12-02T11:00:00.000Z')
    await send()
    server.setNow('2026-12-02T23:00:00.000Z')
    await send()
    expect(wechat.sent.map((message) => message.template_id)).toEqual(['T1', 'T2', 'T2'])
  })

  test('one accept is one message: without another, reminders are dropped and changes go to the list of calls', async () => {
    const as = await person('booked')
    const { id } = await book(as)
    await send()
    await send()
    const officer = await server.staff('officer')
    await server.get('deskCancelBooking', { params: { id }, body: { reason: '律师临时有庭' } }, officer)
    await send()
    expect(wechat.sent).toHaveLength(1)
    const [unsent] = await server.get('deskUnsentMessages', {}, officer)
    expect(unsent).toMatchObject({
      kind: 'cancelled',
      visitor: '张三',
      bookingId: id,
      text: expect.stringContaining('律师临时有庭'),
    })
    await server.get('deskSettleMessage', { params: { id: unsent?.id ?? '' }, body: { how: 'called' } }, officer)
    expect(await server.get('deskUnsentMessages', {}, officer)).toEqual([])
  })

  test('a cancelled booking is not reminded of', async () => {
    const as = await person('booked', 'reminder')
    const { id } = await book(as)
    await server.get('cancelBooking', { params: { id } }, as)
    server.setNow('2026-12-02T23:00:00.000Z')
    await send()
    expect(wechat.sent).toEqual([])
  })

  test('a message that was claimed before the booking was cancelled is not sent either', async () => {
    const as = await person('booked', 'reminder')
    const { id } = await book(as)
    await server.get('cancelBooking', { params: { id } }, as)
    // As another process would find the rows that it had read before.
    await server.parts.database.query.updateTable('message').set({ state: 'pending' }).execute()
    server.setNow('2026-12-02T23:00:00.000Z')
    await send()
    expect(wechat.sent).toEqual([])
    expect(new Set(await states())).toEqual(
      new Set(['booked dropped', 'reminder-evening dropped', 'reminder-morning dropped']),
    )
  })

  test('whoever waits for a day that is closed hears of it, with the reason; a second offer is told like the first', async () => {
    const day = '2026-12-17-thu'
    for (let i = 0; i < 18; i++) await book(await person(), `${day}-${i % 2 ? '0930' : '0900'}`)
    const as = await person('changed', 'offer', 'offer')
    await server.get('recordConsent', { body: { templates: ['offer'] } }, as)
    const { slotId: _, ...visit } = aRequest('', { phone: newPhone() })
    await server.get('joinWaitlist', { body: { dutyDayId: day, ...visit }, idempotencyKey: newKey() }, as)
    const officer = await server.staff('officer')
    const change = async (change: RosterChange) => {
      const { seen } = await server.get('deskPreviewRoster', { body: { change } }, officer)
      await server.get('deskChangeRoster', { body: { change, reason: '律师临时有庭', seen } }, officer)
      await send()
    }
    for (const places of [10, 11]) await change({ kind: 'except', exception: { kind: 'changed', dayId: day, places } })
    await change({ kind: 'except', exception: { kind: 'closed', dayId: day } })
    const mine = wechat.sent.filter((message) => message.touser === `openid-${people}`)
    expect(mine).toMatchObject([
      { template_id: 'T4', page: 'pages/appointment/mine/index' },
      { template_id: 'T4' },
      {
        template_id: 'T3',
        data: { thing5: { value: '不用等了：律师临时有庭' }, time2: { value: '2026年12月17日 09:00' } },
      },
    ])
    expect(await server.get('myWaitlist', {}, as)).toMatchObject([{ status: 'closed', reason: '律师临时有庭' }])
  })

  test('one message that nobody can read does not hold up the others', async () => {
    await book(await person('booked'))
    await server.parts.database.query.updateTable('resident').set({ openid_sealed: 'x.y.z.0' }).execute()
    await book(await person('booked'))
    server.advance(2)
    await send()
    expect(wechat.sent).toMatchObject([{ touser: `openid-${people}` }])
    expect((await states()).filter((one) => one.startsWith('booked')).sort()).toEqual(['booked sending', 'booked sent'])
  })

  test('a reminder whose moment had passed when the booking was made is skipped', async () => {
    server.setNow('2026-12-02T12:00:00.000Z')
    await book(await person())
    expect(await states()).toEqual(['booked pending', 'reminder-morning pending'])
    server.setNow('2026-12-02T23:30:00.000Z')
    await book(await person())
    expect((await states()).filter((one) => one.startsWith('reminder'))).toHaveLength(1)
  })

  test.each([40001, 42001])('a stale token (%i) is renewed and the message sent', async (errcode) => {
    await book(await person('booked'))
    wechat.next(SEND, { errcode, errmsg: 'x' })
    await send()
    expect(wechat.sent).toHaveLength(1)
    expect(wechat.seen.some((one) => one.body.force_refresh === true)).toBe(true)
  })

  test.each([40001, 42001, 'drop'] as const)(
    'when the token itself fails (%s) it is tried again later',
    async (what) => {
      await book(await person('booked'))
      const answers = [0, 1].map(() => (typeof what === 'number' ? { errcode: what, errmsg: 'x' } : what))
      wechat.next('/cgi-bin/stable_token', ...answers)
      await send()
      expect(await states()).toContain('booked pending')
      server.advance(2)
      wechat.next('/cgi-bin/stable_token')
      await send()
      server.advance(5)
      await send()
      expect(wechat.sent).toHaveLength(1)
    },
  )

  test.each([45009, 45011, -1, 'drop', 'hang'] as const)(
    'after %s it is tried again later, and sent once',
    async (what) => {
      await book(await person('booked'))
      wechat.next(SEND, typeof what === 'number' ? { errcode: what, errmsg: 'x' } : what)
      await send()
      expect(await states()).toContain('booked pending')
      await send()
      expect(wechat.sent).toHaveLength(0)
      server.advance(61)
      await send()
      expect(wechat.sent).toHaveLength(1)
    },
  )

  test.each([43101, 47003])(
    'after %i it is given up, and a change goes to the list of calls with the reason',
    async (errcode) => {
      const { id } = await book(await person('changed'))
      const officer = await server.staff('officer')
      await server.get('deskCancelBooking', { params: { id }, body: { reason: '律师临时有庭' } }, officer)
      wechat.next(SEND, { errcode, errmsg: 'x' })
      await send()
      expect(await server.get('deskUnsentMessages', {}, officer)).toMatchObject([{ why: expect.stringMatching(/\S/) }])
    },
  )

  test('after six tries it is given up', async () => {
    const { id } = await book(await person('changed'))
    const officer = await server.staff('officer')
    await server.get('deskCancelBooking', { params: { id }, body: { reason: '律师临时有庭' } }, officer)
    wechat.next(SEND, ...Array.from({ length: 6 }, () => ({ errcode: -1, errmsg: 'busy' })))
    for (let i = 0; i < 8; i++) {
      await send()
      server.advance(60)
    }
    expect(await states()).toContain('cancelled unsent')
    expect(wechat.sent).toHaveLength(0)
  })

  test('several senders at once send each row once', async () => {
    for (let i = 0; i < 12; i++) await book(await person('booked'), i < 6 ? SLOT : '2026-12-10-thu-0900')
    await Promise.all([send(), send(), send(), send()])
    expect(wechat.sent).toHaveLength(12)
    expect(new Set(wechat.sent.map((message) => message.touser)).size).toBe(12)
  })

  test('a message whose sender vanished is not sent again: somebody calls', async () => {
    await book(await person('booked'))
    await server.parts.database.query
      .updateTable('message')
      .set({ state: 'sending', lease_until: '2026-11-30T01:00:00.000Z', attempts: 1 })
      .where('kind', '=', 'booked')
      .execute()
    await send()
    expect(await states()).toContain('booked unsent')
    expect(wechat.sent).toHaveLength(0)
  })
})
