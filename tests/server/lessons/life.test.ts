import { describeEachEngine } from '../../support/engines'
import { deskOf } from '../../support/lessons'
import { startTestServer, type TestServer } from '../../support/server'

// The first search builds the whole index, slowly where much else runs.
jest.setTimeout(120_000)

const ID = 'administrative-penalty-rights'
const TITLE = '被罚款了，执法的人要做到哪几样？'
const NEW_TITLE = '罚单开得不清楚，可以怎么问？'

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code)

describeEachEngine('the life of a lesson at the desk', (engine) => {
  let server: TestServer
  let author: { cookie: string; id: string }
  let second: { cookie: string; id: string }
  let adviser: { cookie: string; id: string }
  let desk: ReturnType<typeof deskOf>
  let source: string
  beforeEach(async () => {
    server = await startTestServer(engine)
    author = await server.staff('officer')
    second = await server.staff('admin')
    adviser = await server.staff('adviser')
    desk = deskOf(server)
    source = server.parts.content.lessonFiles.get(ID)?.source ?? ''
  })
  afterEach(async () => {
    await compareList().finally(() => server.stop())
  })

  /** The list, which reads a few revisions of each lesson, says what the lesson says that is opened with all of them. */
  async function compareList() {
    // Signed in anew: the clock may have gone on by days.
    const officer = await server.staff('officer')
    for (const listed of await server.get('deskLessons', {}, officer))
      if (listed.newest) expect(await desk.open(listed.id, officer)).toMatchObject(listed)
  }

  const renamed = (title: string) => source.replace(TITLE, title)
  const titleShown = async () => (await server.get('lesson', { params: { id: ID } })).title
  const searched = async (q: string, audience?: 'youth') =>
    (await server.get('search', { query: { q, ...(audience ? { audience } : {}) } })).lessons.map(({ title }) => title)

  /** Saves, reviews and publishes a text over what the desk holds. */
  async function publish(text: string, id = ID, showFrom?: string) {
    const opened = await server.call('deskLesson', { params: { id } }, author)
    const { newest } = await desk.save(text, opened.ok ? opened.reply : undefined, author)
    const revision = newest?.revision ?? 0
    expect(codeOf(await desk.review(id, revision, adviser))).toBe('ok')
    expect(codeOf(await desk.publish(id, revision, second, showFrom))).toBe('ok')
    return revision
  }

  test('a draft changes nothing for residents until a second person has reviewed and published it', async () => {
    expect(await titleShown()).toBe(TITLE)
    const opened = await desk.open(ID, author)
    expect(opened).toMatchObject({ status: 'published', origin: 'file', conflict: false, revisions: [] })
    expect(opened.source).toBe(source)

    const saved = await desk.save(renamed(NEW_TITLE), opened, author)
    expect(saved).toMatchObject({ title: TITLE, status: 'published', origin: 'file', conflict: false })
    expect(saved.newest).toMatchObject({ revision: 1, status: 'draft', author: '测试人员', mine: true })
    const toOthers = (await server.get('deskLessons', {}, second)).find(({ id }) => id === ID)
    expect(toOthers?.newest).toMatchObject({ status: 'draft', mine: false })
    expect(await searched('罚单开得不清楚')).not.toContain(NEW_TITLE)

    expect(codeOf(await desk.publish(ID, 1, second))).toBe('state-changed')
    expect(codeOf(await desk.review(ID, 1, author))).toBe('own-work')
    expect(codeOf(await desk.review(ID, 1, adviser))).toBe('ok')
    expect(codeOf(await desk.review(ID, 1, adviser))).toBe('state-changed')
    expect(codeOf(await desk.publish(ID, 1, author))).toBe('own-work')
    expect(codeOf(await desk.publish(ID, 1, adviser))).toBe('forbidden')
    expect(await titleShown()).toBe(TITLE)

    expect(codeOf(await desk.publish(ID, 1, second))).toBe('ok')
    expect(await titleShown()).toBe(NEW_TITLE)
    expect(await searched('罚单开得不清楚')).toContain(NEW_TITLE)
    expect(await desk.open(ID, author)).toMatchObject({ title: NEW_TITLE, origin: 'desk', toReview: [] })
    const listed = (await server.get('deskLessons', {}, author)).find(({ id }) => id === ID)
    expect(listed).toMatchObject({ title: NEW_TITLE, origin: 'desk', status: 'published' })
  })

  test('the text is data: markup is refused, so none reaches a phone', async () => {
    const bad = source.replace('## 法律怎么说', '<script>alert(1)</script>\n\n## 法律怎么说')
    const answer = await server.call('deskSaveLesson', { body: { source: bad, after: 0 } }, author)
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'invalid-fields', fields: { source: expect.any(String) } },
    })
    const { faults, preview } = await server.get('deskCheckLesson', { body: { source: bad } }, author)
    expect(faults).toMatchObject([{ level: 'error' }])
    expect(preview).toBeUndefined()
  })

  test.each(['title: [', 'title: *nothing', '- a\n- b', ''])(
    'a head that cannot be read (%s) is a fault',
    async (head) => {
      const { faults } = await server.get('deskCheckLesson', { body: { source: `---\n${head}\n---\n正文` } }, author)
      expect(faults[0]?.level).toBe('error')
    },
  )

  test('a wrong quotation or figure is found while writing and stops review', async () => {
    const wrong = source.replace('执法人员不得少于两人', '执法人员不得少于三人')
    const { faults, preview } = await server.get('deskCheckLesson', { body: { source: wrong } }, author)
    expect(faults.some(({ level }) => level === 'error')).toBe(true)
    expect(preview?.title).toBe(TITLE)
    await desk.save(wrong, await desk.open(ID, author), author)
    expect(codeOf(await desk.review(ID, 1, second))).toBe('invalid-fields')
    expect((await desk.open(ID, author)).newest?.status).toBe('draft')
  })

  test('an untouched lesson has no errors', async () => {
    const { faults } = await server.get('deskCheckLesson', { body: { source } }, author)
    expect(faults.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('a scheduled revision shows from its instant on, without anybody doing more', async () => {
    await publish(renamed(NEW_TITLE), ID, '2026-12-04T00:00:00.000Z')
    expect(await titleShown()).toBe(TITLE)
    expect(await desk.open(ID, author)).toMatchObject({ title: TITLE, origin: 'file', status: 'published' })
    server.setNow('2026-12-03T23:59:59.999Z')
    expect(await titleShown()).toBe(TITLE)
    server.setNow('2026-12-04T00:00:00.000Z')
    expect(await titleShown()).toBe(NEW_TITLE)
    expect(await searched('罚单开得不清楚')).toContain(NEW_TITLE)
  })

  test('a later revision published meanwhile is not undone by an earlier one that was scheduled', async () => {
    await publish(renamed(NEW_TITLE), ID, '2026-12-04T00:00:00.000Z')
    await publish(renamed('罚款单看不懂，先看哪几处？'))
    server.setNow('2026-12-05T00:00:00.000Z')
    expect(await titleShown()).toBe('罚款单看不懂，先看哪几处？')
  })

  test('a date that does not exist is refused', async () => {
    await desk.save(source, await desk.open(ID, author), author)
    await desk.review(ID, 1, second)
    expect(codeOf(await desk.publish(ID, 1, second, '2026-99-01T00:00:00.000Z'))).toBe('invalid-fields')
  })

  test('two who began from the same revision: the later one is told, and nothing is lost', async () => {
    const opened = await desk.open(ID, author)
    const body = { source: renamed(NEW_TITLE), after: 0 }
    const both = await Promise.all([
      server.call('deskSaveLesson', { body }, author),
      server.call('deskSaveLesson', { body }, second),
    ])
    expect(both.map(codeOf).sort()).toEqual(['ok', 'state-changed'])
    expect((await desk.open(ID, author)).revisions).toHaveLength(opened.revisions.length + 1)
  })

  test('a change after review is a new draft, and the reviewed one can no longer be published', async () => {
    await desk.save(source, await desk.open(ID, author), author)
    await desk.review(ID, 1, second)
    await desk.save(renamed(NEW_TITLE), await desk.open(ID, author), author)
    expect(codeOf(await desk.publish(ID, 1, second))).toBe('state-changed')
    expect(codeOf(await desk.publish(ID, 2, second))).toBe('state-changed')
    const { revisions } = await desk.open(ID, author)
    expect(revisions.map(({ revision, status }) => [revision, status])).toEqual([
      [2, 'draft'],
      [1, 'reviewed'],
    ])
    const first = await server.get('deskLessonRevision', { params: { id: ID, revision: '1' } }, author)
    expect(first.source).toBe(source)
    expect(codeOf(await server.call('deskLessonRevision', { params: { id: ID, revision: '9' } }, author))).toBe(
      'not-found',
    )
  })

  test('withdrawn from the file: gone everywhere at once, with who and why; published anew by two people it is back', async () => {
    expect(codeOf(await desk.withdraw(ID, adviser))).toBe('forbidden')
    expect(codeOf(await desk.withdraw(ID, second))).toBe('ok')
    expect(await server.refusal('lesson', { params: { id: ID } })).toBe('not-found')
    expect((await server.get('lessons')).map(({ id }) => id)).not.toContain(ID)
    expect(await searched('被罚款了')).not.toContain(TITLE)
    expect(await desk.open(ID, author)).toMatchObject({
      status: 'withdrawn',
      withdrawn: { by: '测试人员', comment: '内容要重写' },
    })
    expect(codeOf(await desk.withdraw(ID, second))).toBe('state-changed')
    await publish(renamed(NEW_TITLE), ID, '2026-12-04T00:00:00.000Z')
    expect(await server.refusal('lesson', { params: { id: ID } })).toBe('not-found')
    server.setNow('2026-12-04T00:00:00.000Z')
    expect(await titleShown()).toBe(NEW_TITLE)
  })

  test('withdrawn from the desk: the file does not come up from under it', async () => {
    await publish(renamed(NEW_TITLE))
    expect(codeOf(await desk.withdraw(ID, second))).toBe('ok')
    expect(await server.refusal('lesson', { params: { id: ID } })).toBe('not-found')
    const opened = await desk.open(ID, author)
    expect(opened).toMatchObject({ status: 'withdrawn', newest: { revision: 1, status: 'withdrawn' } })
    expect(opened.source).toBe(renamed(NEW_TITLE))
  })

  test('a new lesson lives at the desk alone; an adult one is never shown to youth', async () => {
    const id = 'test-only-adults'
    const text = renamed(NEW_TITLE)
      .replace(`id: ${ID}`, `id: ${id}`)
      .replace('status: published', 'status: draft\nadultOnly: true')
    expect(await server.refusal('deskLesson', { params: { id } }, author)).toBe('not-found')
    await publish(text, id)
    expect(await searched('罚单开得不清楚')).toContain(NEW_TITLE)
    expect(await searched('罚单开得不清楚', 'youth')).not.toContain(NEW_TITLE)
    const forYouth = await server.get('lessons', { query: { audience: 'youth' } })
    expect(forYouth.map((lesson) => lesson.id)).not.toContain(id)
    const suggested = await server.get('suggest', { query: { q: '罚单开得不清楚', audience: 'youth' } })
    expect(suggested.map(({ lessonId }) => lessonId)).not.toContain(id)
    expect(await desk.open(id, author)).toMatchObject({ origin: 'desk', status: 'published', conflict: false })
  })

  test('grid officers and residents have no part in it', async () => {
    const grid = await server.staff('village', { villageId: 'east' })
    expect(await server.refusal('deskLessons', {}, grid)).toBe('forbidden')
    expect(await server.refusal('deskSaveLesson', { body: { source, after: 0 } })).toBe('not-signed-in')
    expect(await server.refusal('deskSearchMisses', {}, adviser)).toBe('forbidden')
  })

  test('every step is written down with who took it', async () => {
    await publish(renamed(NEW_TITLE))
    await desk.withdraw(ID, second)
    const rows = await server.parts.database.query
      .selectFrom('audit')
      .select(['action', 'subject', 'staff_id'])
      .where('action', 'like', 'lesson.%')
      .orderBy('action')
      .execute()
    expect(rows).toEqual([
      { action: 'lesson.publish', subject: `${ID}/1`, staff_id: second.id },
      { action: 'lesson.review', subject: `${ID}/1`, staff_id: adviser.id },
      { action: 'lesson.save', subject: `${ID}/1`, staff_id: author.id },
      { action: 'lesson.withdraw', subject: ID, staff_id: second.id },
    ])
  })
})
