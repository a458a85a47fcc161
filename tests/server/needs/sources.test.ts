import type { Topic } from '@domain/topics'
import { addMiss } from '../../../server/search/misses-store'
import { aRequest, MONDAY_MORNING, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

// The first search builds the whole index, slowly where much else runs.
jest.setTimeout(300_000)

describeEachEngine('what people ask decides what people get', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  beforeAll(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    officer = await server.staff('officer')
  })
  afterAll(() => server.stop())

  const needs = async (audience?: 'youth') => {
    // Counts are made again every ten minutes.
    server.advance(11)
    return server.get('deskNeeds', { query: audience ? { audience } : {} }, officer)
  }
  const need = ({ town }: Awaited<ReturnType<typeof needs>>, topic: Topic) => town.find((one) => one.topic === topic)

  test('a consultation counts by its topic, from the moment it is booked', async () => {
    await withRules(server, thursdays(10))
    expect((await needs()).n).toBeNull()
    for (let n = 0; n < 12; n++) {
      const body = aRequest('2026-12-03-thu-0900', { phone: newPhone(), topic: n < 9 ? 'land' : 'debt' })
      const slotId = n < 10 ? body.slotId : '2026-12-03-thu-0930'
      await server.get('createBooking', { body: { ...body, slotId }, idempotencyKey: newKey() }, await server.guest())
    }
    const ranked = await needs()
    expect(ranked.town[0]).toMatchObject({ topic: 'land', sources: { survey: 0, booking: 1, search: 0, quiz: 0 } })
    expect(ranked.dutyTheme).toBe('land')
    expect(ranked.town[0]?.low).toBeLessThan(ranked.town[0]?.score ?? 0)
    expect(ranked.town[0]?.high).toBeGreaterThan(ranked.town[0]?.score ?? 1)
  })

  test('wrong answers of a class count by the topic of the lesson, among students', async () => {
    const event = await server.get(
      'deskAddEvent',
      {
        body: {
          kind: 'school-session',
          title: '法治进校园：防骗',
          date: '2026-12-01',
          place: '镇中心小学',
          topics: ['anti-fraud'],
          lessonIds: ['lend-bank-card'],
        },
      },
      officer,
    )
    const { code = '' } = await server.get('deskOpenClass', { params: { id: event.id }, body: { hours: 2 } }, officer)
    for (let n = 0; n < 12; n++) {
      const participant = `pupil-${String(n).padStart(12, '0')}`
      const { before } = await server.get('joinClass', { body: { code, ageBand: 'primary', participant } })
      const answers = Object.fromEntries(before.map(({ id }) => [id, n % 3]))
      await server.get('submitClassQuiz', { body: { participant, phase: 'before', answers } })
    }
    const ranked = await needs('youth')
    expect(need(ranked, 'anti-fraud')?.sources.quiz).toBeGreaterThan(0)
    expect(ranked.schoolTheme).toBe('anti-fraud')
  })

  test('searches without a good answer count by what they are about, from five on and for a year', async () => {
    const { query } = server.parts.database
    const search = async (times: number, text: string, topic: Topic, date: string) => {
      for (let n = 0; n < times; n++) await addMiss(query, { text, date, topics: JSON.stringify([topic]) }, false)
    }
    expect(need(await needs(), 'neighbour')?.score ?? 0).toBe(0)
    await search(5, '邻居的狗半夜叫', 'neighbour', '2026-11-20')
    await search(3, '隔壁装修太吵', 'neighbour', '2026-11-29')
    await search(4, '电动车上牌', 'traffic', '2026-11-20')
    await search(9, '鞭炮能不能放', 'fire-safety', '2025-11-20')
    const ranked = await needs()
    // 8 of 12, told as 7: (7 + 10 · 7/12) / 22, weighed 0.2 beside consultations (0.3) and quizzes (0.1).
    expect(need(ranked, 'neighbour')).toMatchObject({
      score: 0.19,
      sources: { survey: 0, booking: 0, search: 1, quiz: 0 },
    })
    expect(need(ranked, 'traffic')).toBeUndefined()
    expect(need(ranked, 'fire-safety')).toBeUndefined()
  })

  test('the needs order the home page and name the lessons to write', async () => {
    await needs()
    const home = await server.get('home', { query: { audience: 'general' } })
    expect(home.lessons.slice(0, 6).some(({ topics }) => topics.includes('land'))).toBe(true)
    const { lessons } = await needs()
    expect(lessons.length).toBeGreaterThan(0)
    expect(lessons[0]).toMatchObject({ score: expect.any(Number), lessons: expect.any(Number) })
  })
})
