import type { DeskAction, DeskMediationRequest, MediationRequest } from '@domain/mediation'
import { eraseDue } from '../../../server/privacy/retention'
import { newKey } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const SECRET = '邻居把墙砌到我家院里了'

/** A plainly invented request. */
const aRequest = (more: Partial<MediationRequest> = {}): MediationRequest => ({
  kind: 'neighbour',
  villageId: 'village-01',
  handler: 'village',
  myRole: 'neighbour',
  otherRole: 'neighbour',
  story: SECRET,
  wish: '把墙拆回去',
  name: '张三',
  phone: '13900000001',
  ...more,
})
const deskRequest = (more: Partial<DeskMediationRequest> = {}): DeskMediationRequest => ({
  ...aRequest(),
  origin: 'desk',
  mine: false,
  ...more,
})

describeEachEngine('mediation', (engine) => {
  let server: TestServer
  let clerk: { cookie: string; id: string }
  beforeAll(async () => {
    server = await startTestServer(engine)
    clerk = await server.staff('officer')
  })
  afterAll(() => server.stop())

  const ask = async (more: Partial<MediationRequest> = {}) => {
    const resident = await server.guest()
    const matter = await server.get('createMediation', { body: aRequest(more), idempotencyKey: newKey() }, resident)
    return { resident, matter }
  }
  const act = (id: string, request: DeskAction, revision: number, as: { cookie: string } = clerk) =>
    server.call('deskActOnMediation', { params: { id }, body: { request, revision } }, as)
  const open = (id: string, as: { cookie: string } = clerk) => server.get('deskMediation', { params: { id } }, as)
  const list = (as: { cookie: string }, show: 'open' | 'overdue' | 'ended' = 'open') =>
    server.get('deskMediations', { query: { show } }, as)

  test('from the request to the agreement, step by step, with what the resident sees', async () => {
    const { resident, matter } = await ask()
    expect(matter).toMatchObject({ status: 'accepted', story: SECRET, mayWithdraw: true, dueOn: '2026-12-02' })
    const village = await server.staff('village', { villageId: 'village-01' })
    await act(matter.id, { action: 'assign', assignee: `staff:${village.id}` }, 0)
    await act(matter.id, { action: 'begin' }, 1, village)
    await act(matter.id, { action: 'note', text: '两家都见过面了' }, 2, village)
    const agreed = await act(
      matter.id,
      { action: 'agree', text: '三日内把墙拆回原处', agreedOn: '2026-11-30' },
      3,
      village,
    )
    expect(agreed).toMatchObject({ ok: true, reply: { status: 'agreed', actions: ['refer', 'note'], revision: 4 } })
    const seen = await server.get('mediation', { params: { id: matter.id } }, resident)
    expect(seen).toMatchObject({
      status: 'agreed',
      assignee: { name: '测试人员' },
      agreement: { text: '三日内把墙拆回原处', on: '2026-11-30', confirmUntil: '2026-12-30' },
      mayWithdraw: false,
    })
    expect(seen.steps.map(({ status }) => status)).toEqual(['accepted', 'assigned', 'in-mediation', 'agreed'])
    expect(JSON.stringify(seen)).not.toContain('两家都见过面了')
    expect((await open(matter.id)).notes).toMatchObject([{ text: '两家都见过面了', who: '测试人员' }])
    const court = await act(matter.id, { action: 'refer', to: 'lawsuit' }, 4)
    expect(court).toMatchObject({ ok: false, error: { code: 'invalid-fields' } })
    expect(await act(matter.id, { action: 'refer', to: 'judicial-confirmation' }, 4)).toMatchObject({ ok: true })
  })

  test('of two clerks acting on one matter at once exactly one succeeds, the other gets 409', async () => {
    const { matter } = await ask()
    const other = await server.staff('officer')
    const answers = await Promise.all([
      act(matter.id, { action: 'assign', assignee: `staff:${clerk.id}` }, 0),
      act(matter.id, { action: 'assign', assignee: `staff:${other.id}` }, 0, other),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await open(matter.id)).revision).toBe(1)
    expect(await act(matter.id, { action: 'begin' }, 0)).toMatchObject({ status: 409 })
  })

  test('the same key makes one matter however often it is sent, another body is refused', async () => {
    const resident = await server.guest()
    const idempotencyKey = newKey()
    const send = (body = aRequest()) => server.call('createMediation', { body, idempotencyKey }, resident)
    const answers = await Promise.all([send(), send(), send()])
    const ids = answers.map((answer) => (answer.ok ? answer.reply.id : answer.error.code))
    expect(new Set(ids).size).toBe(1)
    expect(await send(aRequest({ wish: '另一个要求' }))).toMatchObject({ error: { code: 'key-reused' } })
    expect(await server.get('myMediations', {}, resident)).toHaveLength(1)
  })

  test('nobody opens more matters than the town allows', async () => {
    const resident = await server.guest()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        server.call('createMediation', { body: aRequest(), idempotencyKey: newKey() }, resident),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(
      Array(3).fill('too-many-matters'),
    )
  })

  test('a matter is seen by whom it concerns and is none to everybody else', async () => {
    const { matter } = await ask()
    const { matter: forTown } = await ask({ handler: 'town', kind: 'collective' })
    const own = await server.staff('village', { villageId: 'village-01' })
    const other = await server.staff('village', { villageId: 'village-02' })
    const adviser = await server.staff('adviser', { adviser: '测试律师' })
    const ids = async (as: { cookie: string }) => (await list(as)).map(({ id }) => id)
    expect(await ids(own)).toContain(matter.id)
    expect(await ids(own)).not.toContain(forTown.id)
    for (const as of [other, adviser]) {
      expect(await ids(as)).not.toContain(matter.id)
      for (const name of ['deskMediation', 'deskMediationPhone', 'deskMediationAssignees'] as const)
        expect(await server.refusal(name, { params: { id: matter.id } }, as)).toBe('not-found')
      expect(await act(matter.id, { action: 'note', text: '看看' }, 0, as)).toMatchObject({ status: 404 })
    }
    expect(await server.refusal('deskMediation', { params: { id: forTown.id } }, own)).toBe('not-found')
    await act(matter.id, { action: 'assign', assignee: `staff:${adviser.id}` }, 0)
    expect((await open(matter.id, adviser)).actions).toEqual(['begin', 'refer', 'note'])
    const stranger = await server.guest()
    expect(await server.refusal('mediation', { params: { id: matter.id } }, stranger)).toBe('not-found')
    expect(await server.refusal('withdrawMediation', { params: { id: matter.id } }, stranger)).toBe('not-found')
    expect(await server.refusal('deskMediations')).toBe('not-signed-in')
  })

  test('a village officer enters own matters, begun at once, and gives them only to the own village', async () => {
    const village = await server.staff('village', { villageId: 'village-03' })
    const create = (body: DeskMediationRequest) =>
      server.call('deskCreateMediation', { body, idempotencyKey: newKey() }, village)
    const { phone: _, villageId: __, ...noPhone } = deskRequest({ origin: 'grid', mine: true })
    const made = await create(noPhone)
    expect(made).toMatchObject({
      ok: true,
      reply: { status: 'in-mediation', villageId: 'village-03', mine: true, origin: 'grid' },
    })
    expect(await create(deskRequest({ villageId: 'village-04' }))).toMatchObject({ status: 403 })
    const id = made.ok ? made.reply.id : ''
    const assignees = await server.get('deskMediationAssignees', { params: { id } }, village)
    expect(assignees.map((each) => each.id)).toEqual([`staff:${village.id}`])
    const refused = await act(id, { action: 'assign', assignee: `staff:${clerk.id}` }, 2, village)
    expect(refused).toMatchObject({ ok: false, error: { fields: { assignee: expect.any(String) } } })
  })

  test('lists hold nobody and nothing that was told, and the log none of it either', async () => {
    await ask()
    const text = JSON.stringify(await list(clerk))
    for (const secret of [SECRET, '张三', '13900000001']) {
      expect(text).not.toContain(secret)
      expect(server.logged()).not.toContain(secret)
    }
    const stored = await server.parts.database.query.selectFrom('mediation').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain('砌到')
  })

  test('the full number is given once asked for, and that is written down', async () => {
    const { matter } = await ask()
    expect(await server.get('deskMediationPhone', { params: { id: matter.id } }, clerk)).toEqual({
      phone: '13900000001',
    })
    const row = await server.parts.database.query
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', matter.id)
      .execute()
    expect(row.map(({ action }) => action)).toEqual(['mediation.phone'])
  })

  test('taking back ends it, twice as once; what has ended is final', async () => {
    const { resident, matter } = await ask()
    const back = () => server.get('withdrawMediation', { params: { id: matter.id } }, resident)
    expect(await back()).toMatchObject({ status: 'withdrawn' })
    expect(await back()).toMatchObject({ status: 'withdrawn' })
    expect(await act(matter.id, { action: 'begin' }, 1)).toMatchObject({ status: 409 })
  })

  test('what is told when asking is checked, field by field', async () => {
    const resident = await server.guest()
    const send = (body: unknown) => server.call('createMediation', { body, idempotencyKey: newKey() }, resident)
    const answer = await send({ ...aRequest(), story: '短', phone: '1', villageId: undefined })
    expect(answer).toMatchObject({ error: { fields: { story: expect.any(String), phone: expect.any(String) } } })
    expect(await send({ ...aRequest(), villageId: 'no-such' })).toMatchObject({
      error: { fields: { villageId: expect.any(String) } },
    })
    expect(await send({ ...aRequest(), villageId: undefined })).toMatchObject({
      error: { fields: { villageId: expect.any(String) } },
    })
  })

  test('a resident takes a copy of it along, and erasing leaves only counts', async () => {
    const { resident, matter } = await ask()
    await act(matter.id, { action: 'note', text: '记一笔' }, 0)
    const file = await server.get('myData', {}, resident)
    expect(Buffer.from(file.content as Uint8Array).toString()).toContain(SECRET)
    await server.get('eraseMe', {}, resident)
    const detail = await open(matter.id)
    expect(detail).toMatchObject({ status: 'withdrawn', erased: true, notes: [], actions: [], phoneMasked: '' })
    expect(JSON.stringify(detail)).not.toContain(SECRET)
  })

  test('an overdue matter is listed as such; after the set time what ended is erased, what is open is not', async () => {
    const { matter: ended } = await ask()
    const { matter: waiting } = await ask()
    await act(ended.id, { action: 'withdraw', text: '本人说不用了' }, 0)
    server.advance(10 * 24 * 60)
    clerk = await server.staff('officer')
    const late = (await list(clerk, 'overdue')).map(({ id }) => id)
    expect(late).toContain(waiting.id)
    expect(late).not.toContain(ended.id)
    server.advance(400 * 24 * 60)
    clerk = await server.staff('officer')
    await eraseDue(server.parts)
    expect(await open(ended.id)).toMatchObject({ erased: true, story: '（已清除）', notes: [] })
    expect(await open(waiting.id)).toMatchObject({ erased: false, story: SECRET })
    server.advance(-410 * 24 * 60)
  })

  test('figures count what came in, and an agreement stays one when the court confirms it', async () => {
    const query = { from: '2026-01-01', to: '2026-12-31' }
    const figures = await server.get('deskMediationFigures', { query }, clerk)
    const { byOrigin, received, agreed, notAgreed, referred, withdrawn, open: still } = figures
    expect(byOrigin.reduce((sum, { count }) => sum + count, 0)).toBe(received)
    expect(agreed + notAgreed + referred + withdrawn + still).toBe(received)
    expect(figures).toMatchObject({ agreed: 1, rate: 1 })
  })
})
