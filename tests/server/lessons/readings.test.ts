import { eraseDue } from '../../../server/privacy/retention'
import { describeEachEngine } from '../../support/engines'
import { deskOf } from '../../support/lessons'
import { startTestServer, type TestServer } from '../../support/server'

const LESSON = 'lend-bank-card'
const OTHER = 'seven-day-return-online'
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

describeEachEngine('how often lessons are read', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  beforeEach(async () => {
    // As in production: one address may send so much in a minute.
    server = await startTestServer(engine, { environment: { ADDRESS_LIMIT: '600' } })
    officer = await server.staff('officer')
  })
  afterEach(() => server.stop())

  const read = (id: string, audience?: 'elder' | 'youth') =>
    server.call('addReading', { params: { id }, body: audience ? { audience } : {} })
  const rows = () => server.parts.database.query.selectFrom('reading').selectAll().orderBy('audience').execute()
  const figure = async (query = YEAR) =>
    (await server.get('deskReport', { query }, officer)).figures.find(({ id }) => id === 'readings')

  test('is counted by day, lesson and group, whoever is signed in, and nothing else is kept', async () => {
    const { token } = await server.guest()
    await server.get('addReading', { params: { id: LESSON }, body: { audience: 'elder' } }, { token })
    await read(LESSON, 'elder')
    await read(LESSON)
    // Past midnight in Asia/Shanghai, and before it in UTC.
    server.setNow('2026-11-30T16:30:00.000Z')
    await read(LESSON, 'elder')
    expect(await rows()).toEqual([
      { date: '2026-11-30', lesson_id: LESSON, audience: 'elder', count: 2 },
      { date: '2026-12-01', lesson_id: LESSON, audience: 'elder', count: 1 },
      { date: '2026-11-30', lesson_id: LESSON, audience: 'none', count: 1 },
    ])
  })

  test('loses none of many that come at once: a class of sixty behind one address', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => read(LESSON, 'youth')))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await rows()).toEqual([{ date: '2026-11-30', lesson_id: LESSON, audience: 'youth', count: 60 }])
  })

  test('cannot be driven up from one address, and other lessons are not kept from counting by it', async () => {
    const driven = []
    for (let batch = 0; batch < 5; batch++) {
      server.advance(2)
      driven.push(...(await Promise.all(Array.from({ length: 70 }, () => read(LESSON)))))
    }
    expect(driven.filter(({ ok }) => ok)).toHaveLength(300)
    expect(driven.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'too-many-requests' } })
    expect((await read(OTHER)).ok).toBe(true)
    expect(server.logged()).not.toContain('"level":50')
  })

  test('refuses what nobody can read and groups there are not', async () => {
    expect(await server.refusal('addReading', { params: { id: 'no-such-lesson' }, body: {} })).toBe('not-found')
    expect(await server.refusal('addReading', { params: { id: LESSON }, body: { audience: 'none' } })).toBe(
      'invalid-fields',
    )
    expect(await server.refusal('addReading', { params: { id: LESSON }, body: { phone: '13900000001' } })).toBe(
      'invalid-fields',
    )
    expect(await rows()).toEqual([])
  })

  test('is listed for the office by lesson and group, most read first, also for a lesson taken down', async () => {
    for (let times = 0; times < 3; times++) await read(LESSON, 'elder')
    await read(OTHER)
    const { title } = await server.get('lesson', { params: { id: LESSON } })
    await server.get('deskWithdrawLesson', { params: { id: LESSON }, body: { comment: '测试撤下' } }, officer)
    const list = await server.get('deskReadings', { query: YEAR }, officer)
    expect(list.slice(0, 2)).toEqual([
      { id: LESSON, title, total: 3, by: [{ reader: 'elder', count: 3 }] },
      expect.objectContaining({ id: OTHER, total: 1, by: [{ reader: 'none', count: 1 }] }),
    ])
    // Those nobody read are there, too.
    expect(list).toHaveLength((await server.get('lessons')).length + 1)
    expect(await deskOf(server).open(OTHER, officer)).toMatchObject({ readings: 1 })
    const before = { from: '2026-01-01', to: '2026-11-29' }
    expect((await server.get('deskReadings', { query: before }, officer)).every(({ total }) => total === 0)).toBe(true)
    const adviser = await server.staff('adviser', { adviser: '测试律师' })
    expect(await server.refusal('deskReadings', { query: YEAR }, adviser)).toBe('forbidden')
  })

  test('stands beside the year before only where that was counted from its first day', async () => {
    await read(LESSON)
    expect(await figure()).not.toHaveProperty('before')
    const first = { lesson_id: LESSON, audience: 'elder' as const, count: 7 }
    const { query } = server.parts.database
    await query
      .insertInto('reading')
      .values({ ...first, date: '2025-11-30' })
      .execute()
    // Counted since November: less than the year says, so that nothing is compared with it; a span within it is.
    expect(await figure()).toMatchObject({ value: 1 })
    expect(await figure()).not.toHaveProperty('before')
    expect(await figure({ from: '2026-11-30', to: '2026-12-31' })).toMatchObject({ value: 1, before: 7 })
    await query
      .insertInto('reading')
      .values({ ...first, date: '2025-01-01' })
      .execute()
    expect(await figure()).toMatchObject({ value: 1, before: 14 })
  })

  test('is kept for this year and the five before it', async () => {
    const { query } = server.parts.database
    const kept = { lesson_id: LESSON, audience: 'elder' as const, count: 1 }
    for (const date of ['2020-12-31', '2021-01-01', '2026-11-30'])
      await query
        .insertInto('reading')
        .values({ ...kept, date })
        .execute()
    await eraseDue(server.parts)
    expect((await rows()).map(({ date }) => date).sort()).toEqual(['2021-01-01', '2026-11-30'])
  })
})
