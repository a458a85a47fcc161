import { rotateKeys } from '../../../server/privacy/rotate'
import { cleanUp } from '../../../server/scheduler'
import { pendingResponses } from '../../../server/survey/store'
import { createVault } from '../../../server/vault'
import { aRequest, MONDAY_MORNING, newKey, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_DATA_KEYS, TEST_HASH_KEY, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

const SLOT = '2026-12-03-thu-0900'

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
    await cleanUp(server.parts)
    expect((await rows())[0]?.erased).toBe(0)
    server.setNow('2027-06-02T04:00:00.000Z')
    await cleanUp(server.parts)
    expect(await rows()).toMatchObject([
      { date: '2026-12-03', topic: 'labour', name_sealed: null, note_sealed: null, erased: 1 },
    ])
    const officer = await server.staff('officer')
    expect(await server.get('deskBookings', { query: { date: '2026-12-03' } }, officer)).toMatchObject([
      { erased: true, visitor: '（已清除）' },
    ])
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
