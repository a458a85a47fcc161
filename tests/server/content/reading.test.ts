import { citationFault } from '@domain/statutes'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

describeEachEngine('reading', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.stop())

  test('each group finds lessons, its own first, and opens one with citations that stand', async () => {
    for (const audience of ['general', 'elder', 'youth', 'returnee', 'gig'] as const) {
      const [first] = await server.get('lessons', { query: { audience } })
      expect(first?.audiences).toContain(audience)
      const lesson = await server.get('lesson', { params: { id: first?.id ?? '' } })
      expect(lesson.citations.length).toBeGreaterThan(0)
      for (const citation of lesson.citations)
        expect(citationFault(citation, server.parts.content.statutes.find)).toBeUndefined()
    }
  })

  test('lists the lessons of a topic and no others', async () => {
    const lessons = await server.get('lessons', { query: { topic: 'land' } })
    expect(lessons.length).toBeGreaterThan(1)
    expect(lessons.every((lesson) => lesson.topics.includes('land'))).toBe(true)
  })

  test('never shows a youth reader what is for adults only', async () => {
    const adultOnly = new Set((await server.get('lessons', { query: {} })).filter((l) => l.adultOnly).map((l) => l.id))
    expect(adultOnly.size).toBeGreaterThan(0)
    const listed = await server.get('lessons', { query: { audience: 'youth' } })
    const found = await server.get('search', { query: { q: '孩子被性侵怎么办', audience: 'youth' } })
    expect([...listed, ...found.lessons].filter((lesson) => adultOnly.has(lesson.id))).toEqual([])
  })

  test('opens an article by label, by number and with a suffix, with its neighbours', async () => {
    const reply = await server.get('article', { params: { title: '劳动合同法', label: '第八十二条' } })
    expect(reply.statute.title).toBe('中华人民共和国劳动合同法')
    expect(reply.article.paragraphs[0]).toContain('二倍的工资')
    expect([reply.previous, reply.next]).toEqual(['第八十一条', '第八十三条'])
    const suffixed = await server.get('article', { params: { title: '刑法', label: '287之2' } })
    expect(suffixed.article.label).toBe('第二百八十七条之二')
  })

  test('says what is missing when a law or article is not in the library', async () => {
    for (const params of [
      { title: '没有这部法', label: '第一条' },
      { title: '劳动法', label: '第九百条' },
    ])
      expect(await server.refusal('article', { params })).toBe('not-found')
  })

  test('sends content again only when it changed', async () => {
    const first = await fetch(`${server.origin}/api/lessons`)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    const again = await fetch(`${server.origin}/api/lessons`, { headers: { 'If-None-Match': tag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const missing = await fetch(`${server.origin}/api/lessons/no-such-lesson`)
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  test('shows the whole home page in one reply of at most 60 KB', async () => {
    const home = await server.get('home', { query: { audience: 'elder' } })
    expect(home.lessons[0]?.why).toBe('为老年人准备')
    expect(home.hotlines.map((contact) => contact.phone)).toContain('12348')
    expect(Buffer.byteLength(JSON.stringify(home))).toBeLessThan(60 * 1024)
  })
})

describeEachEngine('search', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.stop())

  test.each([
    ['工头欠我一年工钱不给咋办', 'labour'],
    ['儿女都不管老人', 'elder-care'],
    ['離婚冷靜期多久', 'family'],
  ] as const)('understands %s', async (q, topic) => {
    const reply = await server.get('search', { query: { q } })
    expect(reply.answered).toBe(true)
    expect(reply.lessons.slice(0, 5).some((lesson) => lesson.topics.includes(topic))).toBe(true)
  })

  test('names at most two articles of one law', async () => {
    const { articles } = await server.get('search', { query: { q: '拖欠工资' } })
    const counts = new Map<string, number>()
    for (const { statute } of articles) counts.set(statute, (counts.get(statute) ?? 0) + 1)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2)
  })

  test('says whom to call when it has no answer', async () => {
    const reply = await server.get('search', { query: { q: '火星移民签证' } })
    expect(reply.answered).toBe(false)
    expect(reply.contacts[0]?.phone).toBe('12348')
  })

  test('refuses an empty question with what to do', async () => {
    const answer = await server.call('search', { query: { q: '  ' } })
    expect(answer).toMatchObject({ ok: false, status: 422, error: { fields: { q: '请输入要找的内容' } } })
  })
})
