import { createLessonShelf } from '../../../server/lessons/shelf'
import { describeEachEngine } from '../../support/engines'
import { deployed, deskOf, lessonFile } from '../../support/lessons'
import { startTestServer, type TestServer } from '../../support/server'

// The first search builds the whole index, slowly where much else runs.
jest.setTimeout(120_000)

const ID = 'administrative-penalty-rights'
const TITLE = '被罚款了，执法的人要做到哪几样？'
const AT_DESK = '罚单开得不清楚，可以怎么问？'
const IN_FILE = '罚款单看不懂，先看哪几处？'

describeEachEngine('a lesson that both the desk and its file change', (engine) => {
  let server: TestServer
  let later: Awaited<ReturnType<typeof deployed>>
  let author: { cookie: string }
  let second: { cookie: string }
  let before: ReturnType<typeof deskOf>
  let after: ReturnType<typeof deskOf>
  let source: string
  beforeEach(async () => {
    server = await startTestServer(engine)
    author = await server.staff('officer')
    second = await server.staff('admin')
    source = server.parts.content.lessonFiles.get(ID)?.source ?? ''
    later = await deployed(server, [lessonFile(source.replace(TITLE, IN_FILE))])
    before = deskOf(server)
    after = deskOf(later)
  })
  afterEach(async () => {
    await later.stop()
    await server.stop()
  })

  const shownLater = async () => (await later.get('lesson', { params: { id: ID } })).title
  const draft = async () => before.save(source.replace(TITLE, AT_DESK), await before.open(ID, author), author)
  async function publishBefore() {
    await draft()
    await before.review(ID, 1, second)
    await before.publish(ID, 1, second)
  }

  test('no change at the desk: the new file is shown and nothing is to be settled', async () => {
    expect(await shownLater()).toBe(IN_FILE)
    expect(await after.open(ID, author)).toMatchObject({ conflict: false, origin: 'file' })
    expect(await after.settle(ID, 'desk', second)).toMatchObject({ ok: false, error: { code: 'state-changed' } })
  })

  test("the desk's published text stays when the file changes, until staff take the file", async () => {
    await publishBefore()
    expect(await shownLater()).toBe(AT_DESK)
    const opened = await after.open(ID, author)
    expect(opened).toMatchObject({ conflict: true, origin: 'desk', title: AT_DESK })
    expect(opened.fileSource).toContain(IN_FILE)
    expect(await after.settle(ID, 'file', second)).toMatchObject({
      ok: true,
      reply: { conflict: false, origin: 'file' },
    })
    expect(await shownLater()).toBe(IN_FILE)
    const settled = await after.open(ID, author)
    expect(settled).toMatchObject({ status: 'published', newest: { revision: 1, status: 'withdrawn' } })
    expect(settled.source).toContain(IN_FILE)
  })

  test("staff may keep the desk's text", async () => {
    await publishBefore()
    expect(await after.settle(ID, 'desk', second)).toMatchObject({
      ok: true,
      reply: { conflict: false, origin: 'desk' },
    })
    expect(await shownLater()).toBe(AT_DESK)
  })

  test('a draft begun from the old file cannot be published over the new one unseen', async () => {
    await draft()
    expect(await shownLater()).toBe(IN_FILE)
    expect(await after.open(ID, author)).toMatchObject({ conflict: true, origin: 'file' })
    expect(await after.review(ID, 1, second)).toMatchObject({ ok: true })
    expect(await after.publish(ID, 1, second)).toMatchObject({ ok: false, error: { code: 'state-changed' } })
    expect(await shownLater()).toBe(IN_FILE)
    await after.settle(ID, 'desk', second)
    expect(await after.publish(ID, 1, second)).toMatchObject({ ok: true })
    expect(await shownLater()).toBe(AT_DESK)
  })

  test('a page left open over the deployment, and a new lesson under the name of a file, are conflicts too', async () => {
    const opened = await before.open(ID, author)
    expect((await after.save(source.replace(TITLE, AT_DESK), opened, author)).conflict).toBe(true)
    const other = source.replace(`id: ${ID}`, 'id: work-injury-test')
    expect((await after.save(other, undefined, author)).conflict).toBe(false)
    const [taken] = [...server.parts.content.lessonFiles.keys()].filter((id) => id !== ID)
    const copy = await after.save(source.replace(`id: ${ID}`, `id: ${taken}`), undefined, author)
    expect(copy.conflict).toBe(true)
  })

  test("a file that brings the desk's own text is no conflict", async () => {
    await publishBefore()
    const same = await deployed(server, [lessonFile(source.replace(TITLE, AT_DESK))])
    expect((await deskOf(same).open(ID, author)).conflict).toBe(false)
    await same.stop()
  })

  test('a withdrawn lesson does not come back with a new file until staff say so', async () => {
    await before.withdraw(ID, second)
    expect(await later.refusal('lesson', { params: { id: ID } })).toBe('not-found')
    expect(await after.open(ID, author)).toMatchObject({ status: 'withdrawn', conflict: true })
    await after.settle(ID, 'file', second)
    expect(await shownLater()).toBe(IN_FILE)
  })

  test('the shelf hands out the same array until something shown changes, in every process', async () => {
    const shelf = createLessonShelf(server.parts)
    const first = await shelf.published()
    expect(await shelf.published()).toBe(first)
    await draft()
    expect(await shelf.published()).toBe(first)
    await after.settle(ID, 'desk', second)
    await after.review(ID, 1, second)
    expect(await shelf.published()).toBe(first)
    await after.publish(ID, 1, second)
    const changed = await shelf.published()
    expect(changed).not.toBe(first)
    expect(changed).toHaveLength(first.length)
    expect((await shelf.find(ID))?.title).toBe(AT_DESK)
  })
})
