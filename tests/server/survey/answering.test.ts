import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

describeEachEngine('answering a survey', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine)
    await publish(server, definition(server))
  })
  afterEach(() => server.stop())

  const params = { id: 'needs' }
  const responses = async () => {
    const { cookie } = await server.staff('officer')
    return (await server.get('deskSurveys', {}, { cookie }))[0]?.responses
  }

  test('is offered to its audiences while it is open', async () => {
    expect(await server.get('surveys', { query: { audience: 'returnee' } })).toMatchObject([
      { id: 'needs', version: 1, questions: 4, minutes: 1, answered: false },
    ])
    expect(await server.get('surveys', { query: { audience: 'youth' } })).toEqual([])
    server.setNow('2026-12-10T15:59:59.000Z')
    expect(await server.get('surveys')).toHaveLength(1)
    server.setNow('2026-12-10T16:00:00.000Z')
    expect(await server.get('surveys')).toEqual([])
    expect(await server.get('survey', { params })).toMatchObject({ open: false })
  })

  test('counts once a person, and says so before they start', async () => {
    const me = await server.guest()
    expect(await server.get('survey', { params }, me)).toMatchObject({ version: 1, open: true, answered: false })
    await server.get('submitResponse', { params, body: submission(server) }, me)
    expect(await server.get('survey', { params }, me)).toMatchObject({ answered: true })
    expect(await server.get('surveys', {}, me)).toMatchObject([{ answered: true }])
    expect(await server.get('surveys', {}, await server.guest())).toMatchObject([{ answered: false }])
    expect(await server.refusal('submitResponse', { params, body: submission(server) }, me)).toBe('already-answered')
    expect(await responses()).toBe(1)
  })

  test('again with the same submission id stores nothing twice and answers the same, even after it closed', async () => {
    const me = await server.guest()
    const body = submission(server)
    const sent = await Promise.all(Array.from({ length: 8 }, () => server.call('submitResponse', { params, body }, me)))
    expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(201))
    server.setNow('2026-12-20T00:00:00.000Z')
    expect(await server.get('submitResponse', { params, body }, me)).toEqual({ ok: true })
    expect(await responses()).toBe(1)
  })

  test('at the same time from two phones counts once', async () => {
    const me = await server.guest()
    const bodies = Array.from({ length: 8 }, () => submission(server))
    const sent = await Promise.all(bodies.map((body) => server.call('submitResponse', { params, body }, me)))
    expect(sent.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
    expect(await responses()).toBe(1)
  })

  test('with faulty answers changes nothing and names each question', async () => {
    const me = await server.guest()
    const body = submission(server, { village: { village: 'elsewhere' }, who: undefined })
    const answer = await server.call('submitResponse', { params, body }, me)
    expect(answer).toMatchObject({
      ok: false,
      status: 422,
      error: { fields: { village: '请选一个村', who: expect.any(String) } },
    })
    expect(await server.get('survey', { params }, me)).toMatchObject({ answered: false })
    expect(await responses()).toBe(0)
  })

  test('needs somebody signed in, a known survey, and an open one', async () => {
    const me = await server.guest()
    const body = submission(server)
    expect(await server.refusal('submitResponse', { params, body })).toBe('not-signed-in')
    for (const id of ['unknown', 'constructor', 'a\u0000b', "x' or '1'='1"])
      expect(await server.refusal('submitResponse', { params: { id }, body }, me)).toBe('not-found')
    for (const version of [2, 9007199254740991])
      expect(await server.refusal('submitResponse', { params, body: { ...body, version } }, me)).toBe('not-found')
    server.setNow('2026-12-11T00:00:00.000Z')
    expect(await server.refusal('submitResponse', { params, body }, me)).toBe('survey-closed')
  })

  test('started before an edit is checked against the version it was given to', async () => {
    const [first] = definition(server).sections
    const changed = {
      sections: [{ ...first, questions: first?.questions.filter(({ id }) => id !== 'who' && id !== 'owed') }],
    }
    expect(await publish(server, definition(server, changed))).toBe(2)
    expect(await server.get('survey', { params })).toMatchObject({ version: 2 })
    await server.get('submitResponse', { params, body: submission(server) }, await server.guest())
    const missing = submission(server, { who: undefined })
    expect(await server.refusal('submitResponse', { params, body: missing }, await server.guest())).toBe(
      'invalid-fields',
    )
    await server.get('submitResponse', { params, body: { ...missing, version: 2 } }, await server.guest())
    expect(await responses()).toBe(2)
  })

  test('stops at its cap, whatever the rush', async () => {
    await publish(server, definition(server, { id: 'capped', cap: 5 }))
    const people = await Promise.all(Array.from({ length: 12 }, () => server.guest()))
    const sent = await Promise.all(
      people.map((me) => server.call('submitResponse', { params: { id: 'capped' }, body: submission(server) }, me)),
    )
    expect(sent.filter(({ ok }) => ok)).toHaveLength(5)
    expect(sent.filter(({ status }) => status === 410)).toHaveLength(7)
    expect(await server.get('survey', { params: { id: 'capped' } })).toMatchObject({ open: false })
  })

  test('under a class code is refused while no class has one', async () => {
    await publish(server, definition(server, { id: 'students', access: 'class-code' }))
    expect(await server.get('surveys')).toHaveLength(1)
    const body = submission(server, {}, { classCode: '123456' })
    expect(await server.refusal('submitResponse', { params: { id: 'students' }, body })).toBe('class-code-wrong')
  })
})

describeEachEngine('paper answers', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
    await publish(server, definition(server))
  })
  afterAll(() => server.stop())
  const params = { id: 'needs' }

  test('are entered by a grid officer for the own village only, each sheet once', async () => {
    const [own, other] = server.parts.town.villages.map(({ id }) => id)
    const officer = await server.staff('village', { villageId: own ?? '' })
    const body = submission(server)
    await server.get('deskSubmitResponse', { params, body }, officer)
    await server.get('deskSubmitResponse', { params, body }, officer)
    const elsewhere = submission(server, { village: { village: other } })
    expect(await server.refusal('deskSubmitResponse', { params, body: elsewhere }, officer)).toBe('invalid-fields')
    expect(await server.get('deskSurveys', {}, officer)).toMatchObject([{ id: 'needs', responses: 1 }])
  })

  test('are entered by the office for any village, by nobody without a role for it', async () => {
    const body = submission(server)
    await server.get('deskSubmitResponse', { params, body }, await server.staff('officer'))
    expect(await server.refusal('deskSubmitResponse', { params, body }, await server.staff('adviser'))).toBe(
      'forbidden',
    )
    expect(await server.refusal('deskSubmitResponse', { params, body })).toBe('not-signed-in')
  })
})
