import { join } from 'node:path'
import type { FindKind } from '@domain/find'
import { loadSurveyFiles } from '../../../server/survey/content'
import { publishFiles } from '../../../server/survey/versions'
import { aRequest, newKey, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

describeEachEngine('looking things up at the desk', (engine) => {
  let server: TestServer
  type Who = { cookie: string; id: string }
  let [officer, adviser, villager]: Who[] = []
  let number = ''
  beforeAll(async () => {
    server = await startTestServer(engine)
    officer = await server.staff('officer')
    adviser = await server.staff('adviser', { adviser: '别的律师' })
    villager = await server.staff('village', { villageId: server.parts.town.villages[0]?.id ?? '' })
    const [day] = await withRules(server, thursdays(5))
    const body = { ...aRequest(day?.slots[0]?.id ?? '', { name: '诸葛试', phone: '13900000077' }), channel: 'phone' }
    number = (await server.get('deskCreateBooking', { body, idempotencyKey: newKey() }, officer)).number
    await server.get(
      'deskAddEvent',
      { body: { kind: 'lecture', title: '测试讲座100%', date: '2026-05-06', place: '测试村', topics: ['land'] } },
      officer,
    )
    const villages = server.parts.town.villages.map(({ id }) => id)
    await publishFiles(server.parts, loadSurveyFiles(join(server.parts.config.contentDir, 'surveys'), villages))
    await server.get('askQuestion', { body: { text: '测试讲座在哪里听', publish: true, submissionId: newKey() } })
  })
  afterAll(() => server.stop())

  const kinds = async (text: string, who: Who | undefined): Promise<FindKind[]> =>
    (await server.get('deskFind', { body: { text } }, who)).map(({ kind }) => kind)

  test.each(['诸葛试', '诸葛', '13900000077', '139 0000 0077', '0077'])(
    'finds a booking by %s, and only for whom it is',
    async (text) => {
      const [found] = await server.get('deskFind', { body: { text } }, officer)
      expect(found).toMatchObject({ kind: 'booking', hits: [{ where: '2026-12-03' }] })
      expect(found?.hits[0]?.title).toContain('诸葛试')
      expect(JSON.stringify(found)).not.toContain('13900000077')
      expect(await kinds(text, adviser)).not.toContain('booking')
      expect(await kinds(text, villager)).not.toContain('booking')
    },
  )

  test('finds a booking by its number', async () => {
    expect(await kinds(number, officer)).toEqual(['booking'])
  })

  test('finds events and questions by their words, and for each role what its pages show', async () => {
    expect(await kinds('测试讲座', officer)).toEqual(['question', 'event'])
    expect(await kinds('讲座100%', officer)).toEqual(['event'])
    // A sign of the database's own stands for itself.
    expect(await kinds('测_讲座', officer)).toEqual([])
    expect(await kinds('测试讲座', adviser)).toEqual(['question'])
    expect(await kinds('测试讲座', villager)).toEqual([])
  })

  test('finds lessons, surveys and articles', async () => {
    expect(await kinds('法律需求', officer)).toContain('survey')
    const found = await server.get('deskFind', { body: { text: '劳动合同法第八十二条' } }, officer)
    expect(found.find(({ kind }) => kind === 'article')?.hits[0]).toMatchObject({ id: '第八十二条' })
    expect(await kinds('赡养', officer)).toEqual(expect.arrayContaining(['lesson', 'article']))
  })

  test('finds whom to call and what to bring, for every role', async () => {
    const admin = await server.staff('admin')
    const value = {
      id: 'c-grid',
      kind: 'grid-officer' as const,
      name: '司徒试',
      purpose: '村里的事',
      topics: [],
      phone: '13900008888',
      villageId: 'village-01',
    }
    await server.get('deskSaveEntry', { body: { entry: { of: 'contact', value }, revision: 0 } }, admin)
    for (const who of [officer, adviser, villager]) {
      const [contact] = await server.get('deskFind', { body: { text: '司徒' } }, who)
      expect(contact).toMatchObject({ kind: 'contact', hits: [{ id: 'c-grid', title: '司徒试' }] })
      expect(contact?.hits[0]?.detail).toContain('网格员，13900008888')
      expect(await kinds('法律援助', who)).toContain('guide')
    }
  })

  test('writes down whose bookings were looked up, and nowhere what was typed', async () => {
    const { query } = server.parts.database
    const before = await query.selectFrom('audit').where('action', '=', 'booking.find').selectAll().execute()
    await server.get('deskFind', { body: { text: '诸葛试' } }, officer)
    await server.get('deskFind', { body: { text: '没有的人' } }, officer)
    const rows = await query.selectFrom('audit').where('action', '=', 'booking.find').selectAll().execute()
    expect(rows).toHaveLength(before.length + 1)
    expect(JSON.stringify(rows) + server.logged()).not.toContain('诸葛')
  })

  test('finds a matter by number, kind and whoever asked, for those who may see it, and names nobody', async () => {
    const body = {
      kind: 'neighbour' as const,
      origin: 'desk' as const,
      mine: false,
      handler: 'village' as const,
      villageId: 'village-01',
      myRole: 'neighbour' as const,
      otherRole: 'neighbour' as const,
      story: '邻居把墙砌到我家院里了',
      wish: '把墙拆回去',
      name: '欧阳试',
      phone: '13900004321',
    }
    const { id, number } = await server.get('deskCreateMediation', { body, idempotencyKey: newKey() }, officer)
    const own = await server.staff('village', { villageId: 'village-01' })
    const other = await server.staff('village', { villageId: 'village-02' })
    const hits = async (text: string, as: Who | undefined) =>
      (await server.get('deskFind', { body: { text } }, as)).find(({ kind }) => kind === 'mediation')?.hits ?? []
    for (const text of [number, '邻里', '欧阳', '4321']) {
      const found = await hits(text, officer)
      expect([text, found.map((hit) => hit.id)]).toEqual([text, [id]])
      expect(JSON.stringify(found)).not.toContain('欧阳')
      expect(await hits(text, own)).toHaveLength(1)
      expect(await hits(text, other)).toEqual([])
    }
    const rows = await server.parts.database.query
      .selectFrom('audit')
      .where('action', '=', 'mediation.find')
      .selectAll()
      .execute()
    expect(rows).toHaveLength(8)
    expect(JSON.stringify(rows)).not.toContain('欧阳')
  })

  test('refuses a text too short to mean anything', async () => {
    expect(await server.refusal('deskFind', { body: { text: '一' } }, officer)).toBe('invalid-fields')
  })
})
