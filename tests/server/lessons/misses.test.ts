import { eraseDue } from '../../../server/privacy/retention'
import { guessedTopics, missText } from '../../../server/search/misses'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

// The first search builds the whole index, slowly where much else runs.
jest.setTimeout(120_000)

test.each([
  ['李四 13900000001 骗了我', '13900000001'],
  ['找139.0000.0001这个人', '0000'],
  ['身份证１１０１０１１９９００１０１１２３４', '19900101'],
  ['写信到 someone@example.com 行不行', 'example'],
  ['卡号6222 0000 0000 0000 000', '0000'],
  ['座机 6281234', '6281234'],
])('nothing that leads to a person is kept of “%s”', (question, hidden) => {
  expect(missText(question)).not.toContain(hidden)
})

test('questions that differ in marks, forms and spaces only are one', () => {
  expect(missText('雞 飛到鄰居家，怎麼辦？')).toBe(missText('鸡飞到邻居家怎么办'))
})

test('a topic is guessed where two of the first three lessons share it', () => {
  const of = (...topics: Parameters<typeof guessedTopics>[0]) => ({ topics: [...topics] })
  expect(guessedTopics([], [of('land'), of('land', 'family'), of('family')])).toEqual(['land', 'family'])
  expect(guessedTopics([], [of('land'), of('family')])).toEqual([])
  expect(guessedTopics(['anti-fraud'], [of('land'), of('land')])).toEqual(['anti-fraud'])
})

describeEachEngine('searches without a good answer', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  beforeEach(async () => {
    server = await startTestServer(engine)
    officer = await server.staff('officer')
  })
  afterEach(() => server.stop())

  const MISS = '量子纠缠望远镜'
  const search = (q: string) => server.get('search', { query: { q } })
  /** What staff are shown, once it holds; it is noted after the reply. */
  async function misses(holds: (list: { query: string; count: number; lastOn: string }[]) => boolean) {
    for (let tries = 0; ; tries++) {
      const list = await server.get('deskSearchMisses', {}, officer)
      if (holds(list)) return list
      if (tries > 100) throw new Error(`still ${JSON.stringify(list)}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  test('are noted by day and text, with nothing of who asked', async () => {
    expect((await search(`${MISS} 13900000001`)).answered).toBe(false)
    await misses((list) => list.length === 1)
    const rows = await server.parts.database.query.selectFrom('search_miss').selectAll().execute()
    expect(rows).toEqual([{ text: expect.not.stringContaining('139'), date: '2026-11-30', topics: '[]', count: 1 }])
    expect(server.logged()).not.toContain(MISS)
  })

  test('an answered search leaves no trace', async () => {
    expect((await search('老板拖欠工资怎么办')).answered).toBe(true)
    await search(MISS)
    const list = await misses((all) => all.length > 0)
    expect(list.map(({ query }) => query)).toEqual([MISS])
  })

  test('one caller counts once for a text, and cannot fill the list', async () => {
    for (let i = 0; i < 5; i++) await search(MISS)
    expect((await misses((list) => list.length > 0))[0]?.count).toBe(1)
    const letters = '甲乙丙丁戊己庚辛壬癸'
    for (let i = 0; i < 40; i++) await search(`${MISS}${letters[i % 10]}${letters[Math.floor(i / 10)]}`)
    const list = await misses((all) => all.length >= 30)
    expect(list).toHaveLength(30)
  })

  test('are gone after 90 days', async () => {
    await search(MISS)
    await misses((list) => list.length === 1)
    server.setNow('2027-02-28T01:00:00.000Z')
    officer = await server.staff('officer')
    expect(await server.get('deskSearchMisses', {}, officer)).toHaveLength(1)
    server.setNow('2027-03-01T01:00:00.000Z')
    officer = await server.staff('officer')
    expect(await server.get('deskSearchMisses', {}, officer)).toEqual([])
    await eraseDue(server.parts)
    expect(await server.parts.database.query.selectFrom('search_miss').selectAll().execute()).toEqual([])
  })
})
