import { randomBytes } from 'node:crypto'
import { MAX_PHOTO_BYTES, MOST_PHOTOS } from '@domain/photos'
import { load } from '../../../server/db/load'
import { withSnapshot } from '../../../server/db/snapshot'
import { describeEachEngine } from '../../support/engines'
import { aJpeg, aPhoto, aPng, aWebp, PLACE } from '../../support/photos'
import { openEmptyDatabase, startTestServer, type TestServer } from '../../support/server'

describeEachEngine('photos of an event', (engine) => {
  let server: TestServer
  let clerk: { cookie: string; id: string }
  let id: string
  beforeEach(async () => {
    server = await startTestServer(engine)
    clerk = await server.staff('officer')
    const body = {
      kind: 'lecture' as const,
      title: '讲座',
      date: '2026-12-03',
      place: '村委会',
      topics: ['land' as const],
    }
    id = (await server.get('deskAddEvent', { body }, clerk)).id
  })
  afterEach(() => server.stop())

  const add = (bytes?: Buffer, alt?: string) =>
    server.call('deskAddEventPhoto', { params: { id }, body: aPhoto(bytes, alt) }, clerk)
  const list = () => server.get('deskEventPhotos', { params: { id } }, clerk)
  const look = async (photo: string) =>
    (await server.get('deskEventPhoto', { params: { id, photo } }, clerk)).picture.split(',')

  test.each([
    ['image/jpeg', aJpeg],
    ['image/png', aPng],
    ['image/webp', aWebp],
  ] as const)('%s: is kept without where it was taken, and given back with its words', async (type, make) => {
    expect((await add(make(true), '律师讲课')).ok).toBe(true)
    const [photo] = await list()
    expect(photo).toMatchObject({ alt: '律师讲课' })
    const [head, content = ''] = await look(photo?.id ?? '')
    expect(head).toBe(`data:${type};base64`)
    expect(Buffer.from(content, 'base64')).toEqual(make(false))
    const { content: stored } = await server.parts.database.query
      .selectFrom('event_photo')
      .select('content')
      .executeTakeFirstOrThrow()
    expect(Buffer.from(stored).includes(PLACE)).toBe(false)
  })

  test('what is no photo by its content, and what has no words, is refused at its field', async () => {
    for (const bytes of [Buffer.from('<svg/>'), Buffer.from('GIF89a'), aJpeg(false).subarray(0, 90), randomBytes(500)])
      expect(await add(bytes)).toMatchObject({ status: 422, error: { fields: { content: expect.any(String) } } })
    expect(await add(aPng(false), ' ')).toMatchObject({ error: { fields: { alt: expect.any(String) } } })
    expect(await list()).toEqual([])
  })

  test('handed in again because no answer came, one is one photo; taken out since, it does not come back', async () => {
    const request = { params: { id }, body: aPhoto(aPng(false)), idempotencyKey: 'one-photo-chosen' }
    const first = await server.get('deskAddEventPhoto', request, clerk)
    expect(await server.get('deskAddEventPhoto', request, clerk)).toEqual(first)
    expect(await list()).toEqual([first])
    await server.get('deskRemoveEventPhoto', { params: { id, photo: first.id } }, clerk)
    expect(await server.refusal('deskAddEventPhoto', request, clerk)).toBe('not-found')
    expect(await list()).toEqual([])
  })

  test('five megabytes pass, more do not; nine photos, and never ten, however they race', async () => {
    const padded = (size: number) => {
      const jpeg = aJpeg(false)
      // More of the scan's data, before the end.
      return Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(size - jpeg.length, 0x11), jpeg.subarray(-2)])
    }
    expect((await add(padded(MAX_PHOTO_BYTES))).ok).toBe(true)
    expect(await add(padded(MAX_PHOTO_BYTES + 3))).toMatchObject({ status: 422 })
    expect(await add(padded(MAX_PHOTO_BYTES + 10_000))).toMatchObject({ status: 413 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => add()))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_PHOTOS - 1)
    expect(await list()).toHaveLength(MOST_PHOTOS)
  }, 60_000)

  test('one is taken out for good, and only through its own event', async () => {
    await add()
    const [photo] = await list()
    const params = { id, photo: photo?.id ?? '' }
    expect(await server.refusal('deskEventPhoto', { params: { ...params, id: 'other' } }, clerk)).toBe('not-found')
    expect(await server.refusal('deskRemoveEventPhoto', { params: { ...params, id: 'other' } }, clerk)).toBe(
      'not-found',
    )
    await server.get('deskRemoveEventPhoto', { params }, clerk)
    expect(await list()).toEqual([])
    expect(await server.refusal('deskEventPhoto', { params }, clerk)).toBe('not-found')
  })

  test('no resident sees one or hears of it', async () => {
    await add(aJpeg(false), '不给群众看的照片')
    const [photo] = await list()
    const params = { id, photo: photo?.id ?? '' }
    const resident = await server.guest()
    expect(await server.refusal('deskEventPhoto', { params }, resident)).toBe('not-signed-in')
    expect(JSON.stringify([await server.get('visits'), await server.get('home', { query: {} })])).not.toContain(
      '不给群众看的照片',
    )
    const answer = await server.call('deskEventPhoto', { params }, clerk)
    expect(answer.headers.get('cache-control')).toMatch(/no-store|private|no-cache/)
  })

  test('goes along into another database', async () => {
    await add(aWebp(true))
    const other = await openEmptyDatabase('sqlite')
    try {
      await withSnapshot(server.parts.database, (snapshot) => load(other.database, snapshot))
      const row = await other.database.query.selectFrom('event_photo').selectAll().executeTakeFirstOrThrow()
      expect(Buffer.from(row.content)).toEqual(aWebp(false))
    } finally {
      await other.drop()
    }
  })
})
