import { eraseDue, listDue } from '../../../server/privacy/retention'
import { rotateKeys } from '../../../server/privacy/rotate'
import { pendingResponses } from '../../../server/survey/store'
import { createVault } from '../../../server/vault'
import { aRequest, MONDAY_MORNING, newKey, newPhone, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_DATA_KEYS, TEST_HASH_KEY, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

const SLOT = '2026-12-03-thu-0900'
const NEXT_SLOT = '2026-12-03-thu-0930'

describeEachEngine('what is kept of a person', (engine) => {
  let server: TestServer
  let as: { token: string }
  beforeEach(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(2))
    as = await server.guest()
    await server.get('createBooking', { body: aRequest(SLOT, { note: '私密的事' }), idempotencyKey: newKey() }, as)
  })
  afterEach(() => server.stop())
  const rows = () => server.parts.database.query.selectFrom('booking').selectAll().execute()

  test('can be taken away as a file', async () => {
    const { content } = await server.get('myData', {}, as)
    const data = JSON.parse(Buffer.from(content as Uint8Array).toString()) as { bookings: unknown[] }
    expect(data.bookings).toMatchObject([{ name: '张三', note: '私密的事' }])
  })

  test('can be erased by the person: places become free, counts stay, the session ends', async () => {
    await server.get('eraseMe', {}, as)
    expect(await server.refusal('me', {}, as)).toBe('not-signed-in')
    expect(await takenOf(server)).toMatchObject({ [SLOT]: 0 })
    expect(await rows()).toMatchObject([
      { status: 'cancelled', topic: 'labour', name_sealed: null, phone_sealed: null, erased: 1 },
    ])
    expect(await server.parts.database.query.selectFrom('resident').selectAll().execute()).toEqual([])
  })

  test('is erased 180 days after the day, and not a day sooner', async () => {
    server.setNow('2027-06-01T04:00:00.000Z')
    await eraseDue(server.parts)
    expect((await rows())[0]?.erased).toBe(0)
    server.setNow('2027-06-02T04:00:00.000Z')
    await eraseDue(server.parts)
    expect(await rows()).toMatchObject([
      { date: '2026-12-03', topic: 'labour', name_sealed: null, note_sealed: null, erased: 1 },
    ])
    const officer = await server.staff('officer')
    expect(await server.get('deskBookings', { query: { date: '2026-12-03' } }, officer)).toMatchObject([
      { erased: true, visitor: '（已清除）' },
    ])
  })

  test('has its time seen before it is erased, and exactly that is erased', async () => {
    const { query } = server.parts.database
    await server.staff('officer')
    const another = async (slotId: string) => {
      const body = aRequest(slotId, { phone: newPhone() })
      await server.get('createBooking', { body, idempotencyKey: newKey() }, await server.guest())
    }
    for (const slotId of [SLOT, NEXT_SLOT, NEXT_SLOT]) await another(slotId)
    const { slotId: _, ...person } = aRequest('', { phone: newPhone() })
    const waiting = { ...person, dutyDayId: '2026-12-03-thu' }
    await server.get('joinWaitlist', { body: waiting, idempotencyKey: newKey() }, await server.guest())
    const due = async () =>
      Object.fromEntries((await listDue(server.parts)).map(({ title, rows }) => [title.split('：')[0], rows]))
    expect(Object.values(await due()).every((rows) => rows === 0)).toBe(true)
    server.advance(4 * 366 * 24 * 60)
    const before = await due()
    expect(before).toMatchObject({
      '预约里的姓名、电话、说明、记录': 4,
      候补名单: 1,
    })
    expect(await due()).toEqual(before)
    expect((await query.selectFrom('booking').select('erased').execute()).every(({ erased }) => erased === 0)).toBe(
      true,
    )
    await eraseDue(server.parts)
    expect(Object.values(await due()).every((rows) => rows === 0)).toBe(true)
    expect((await query.selectFrom('booking').select('erased').execute()).map(({ erased }) => erased)).toEqual([
      1, 1, 1, 1,
    ])
    expect(await query.selectFrom('waitlist').select('id').execute()).toEqual([])
    expect(await query.selectFrom('session').select('token_hash').execute()).toEqual([])
  })

  test('is sealed anew by a new key, after which the old key is not needed', async () => {
    const newest = `t2:${Buffer.alloc(32, 7).toString('base64')}`
    const vault = createVault(`${newest},${TEST_DATA_KEYS}`, TEST_HASH_KEY)
    expect(await rotateKeys({ database: server.parts.database, vault })).toBe(3)
    expect(await rotateKeys({ database: server.parts.database, vault })).toBe(0)
    const [row] = await rows()
    const alone = createVault(newest, TEST_HASH_KEY)
    expect(alone.open(row?.name_sealed ?? '', `visit.name_sealed:${row?.id}`)).toBe('张三')
  })

  test('is sealed anew with a new key also where an answer waits unmixed, so that the old key can go', async () => {
    const { database, vault } = server.parts
    await publish(server, definition(server))
    await server.get('submitResponse', { params: { id: 'needs' }, body: submission(server) }, as)
    const newest = `t2:${Buffer.alloc(32, 7).toString('base64')}`
    const both = createVault(`${newest},${TEST_DATA_KEYS}`, TEST_HASH_KEY)
    await rotateKeys({ database, vault: both })
    const alone = createVault(newest, TEST_HASH_KEY)
    expect(await pendingResponses(database.query, alone, 'needs')).toMatchObject([
      { answers: { who: { choice: 'away' } } },
    ])
    await expect(pendingResponses(database.query, vault, 'needs')).rejects.toThrow('unknown key t2')
  })
})
