import { api, type Endpoint, type EndpointName } from '@domain/api'
import { sql } from 'kysely'
import { aRequest, MONDAY_MORNING, newKey, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

const SLOT = '2026-12-03-thu-0900'
const DAY = '2026-12-03-thu'
const METRICS_TOKEN = 'only-for-this-test-0001'

/** Data that stands nowhere else: wherever one of these turns up, it came from the person who gave it. */
const MARKS = {
  name: '记号甲某',
  phone: '13977770001',
  note: '记号一事',
  parent: '记号母亲',
  privateNote: '记号律师笔记',
  waiting: '记号乙某',
  waitingPhone: '13977770002',
  caller: '记号丙某',
  callerPhone: '13977770003',
  questionPhone: '13977770004',
  searchPhone: '13977770005',
  openid: 'openid-with-a-mark',
}

describeEachEngine('data planted by people', (engine) => {
  let server: TestServer
  let wechat: WeChatFake
  let resident: { token: string }
  beforeAll(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer(engine, {
      now: MONDAY_MORNING,
      wechatApi: wechat.url,
      environment: { METRICS_TOKEN, LOG_LEVEL: 'debug' },
    })
    await plant()
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    await wechat.stop()
  })

  async function plant() {
    await withRules(server, thursdays(1, { end: '09:30' }))
    wechat.codes.set('a-code', MARKS.openid)
    resident = { token: (await server.get('login', { body: { code: 'a-code' } })).token }
    const visit = {
      name: MARKS.name,
      phone: MARKS.phone,
      note: MARKS.note,
      beneficiary: MARKS.parent,
    }
    const booking = await server.get(
      'createBooking',
      { body: aRequest(SLOT, visit), idempotencyKey: newKey() },
      resident,
    )
    await server.get(
      'joinWaitlist',
      {
        body: { dutyDayId: DAY, name: MARKS.waiting, phone: MARKS.waitingPhone, topic: 'land' },
        idempotencyKey: newKey(),
      },
      await server.guest(),
    )
    server.setNow('2026-12-03T01:10:00.000Z')
    const officer = await server.staff('officer')
    await server.get(
      'deskCreateBooking',
      {
        body: {
          ...aRequest(SLOT, { name: MARKS.caller, phone: MARKS.callerPhone }),
          channel: 'walk-in',
          extraPlaceReason: '老人来一趟不容易',
        },
        idempotencyKey: newKey(),
      },
      officer,
    )
    await server.call('search', { query: { q: `欠钱不还 ${MARKS.searchPhone} 怪事怪事` } })
    await server.get('askQuestion', {
      body: { text: `有人欠我钱，请打 ${MARKS.questionPhone} 找我`, publish: true, submissionId: newKey() },
    })
    // Refusals and faults are where data likes to slip into logs.
    await server.call(
      'createBooking',
      { body: { ...aRequest(SLOT), ...visit, slotId: 5 }, idempotencyKey: newKey() },
      resident,
    )
    await server.call('createBooking', { body: aRequest('no-such-slot', visit), idempotencyKey: newKey() }, resident)
    await server.call('deskLogin', { body: { account: MARKS.name, password: MARKS.phone } })
    await server.get(
      'deskSetBookingStatus',
      { params: { id: booking.id }, body: { from: 'booked', to: 'checked-in' } },
      officer,
    )
    await server.get(
      'deskSetOutcome',
      {
        params: { id: booking.id },
        body: { topic: 'labour', result: 'advised', privateNote: MARKS.privateNote },
      },
      officer,
    )
  }

  /** The marks that stand in a text. */
  const marksIn = (text: string): string[] => Object.values(MARKS).filter((mark) => text.includes(mark))

  test('stand in no log', () => {
    expect(server.logged().length).toBeGreaterThan(500)
    expect(marksIn(server.logged())).toEqual([])
  })

  test('stand in no measurement', async () => {
    const reply = await fetch(`${server.origin}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    expect(reply.status).toBe(200)
    expect(marksIn(await reply.text())).toEqual([])
  })

  test('stand nowhere in the database as they were given', async () => {
    const { query } = server.parts.database
    const leaking: string[] = []
    for (const { name } of await query.introspection.getTables()) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(query)
      for (const mark of marksIn(JSON.stringify(rows))) leaking.push(`${name}: ${mark}`)
    }
    expect(leaking).toEqual([])
  })

  test('reach nobody but the person, and those who have to know', async () => {
    const others = {
      anyone: {},
      'another resident': await server.guest(),
      'an adviser with other days': await server.staff('adviser', { adviser: '别的律师' }),
      'a grid officer': await server.staff('village', { villageId: server.parts.town.villages[0]?.id ?? '' }),
    }
    const leaking: string[] = []
    for (const [who, as] of Object.entries(others))
      for (const name of Object.keys(api) as EndpointName[]) {
        const endpoint: Endpoint = api[name]
        // Paths with an id are tried with real ids by the test of roles.
        if (endpoint.method !== 'GET' || endpoint.path.includes('{')) continue
        const answer = await server.call(
          name,
          { query: { date: '2026-12-03', from: '2026-12-03', to: '2026-12-03', q: '工钱' } } as never,
          as,
        )
        const said = answer.ok ? JSON.stringify(answer.reply) : JSON.stringify(answer.error)
        for (const mark of marksIn(said)) leaking.push(`${name} tells ${who}: ${mark}`)
      }
    expect(leaking).toEqual([])
    // The person and the office do see them, so that the looks above could have found something.
    expect(marksIn(JSON.stringify(await server.get('myBookings', {}, resident)))).toContain(MARKS.name)
  })
})
