import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

/** How many phones; 1,000 in the long form (`SOAK=1`). */
const CLIENTS = process.env.SOAK ? 1000 : 150

describeEachEngine(`${CLIENTS} phones at once, each impatient`, (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
    await publish(server, definition(server))
  })
  afterAll(() => server.stop())

  test('leave exactly one answer per person, whatever is sent again or twice', async () => {
    const people: { token: string }[] = []
    while (people.length < CLIENTS) {
      people.push(...(await Promise.all(Array.from({ length: Math.min(100, CLIENTS - people.length) }, server.guest))))
      // Sign-ins from one address are limited by the minute.
      server.advance(1)
    }
    /** Sends as a phone does: when the store is busy or the line breaks it comes again with the same submission. */
    const send = async (body: ReturnType<typeof submission>, me: { token: string }): Promise<number> => {
      for (;;) {
        const answer = await server.call('submitResponse', { params: { id: 'needs' }, body }, me).catch(() => undefined)
        if (answer && answer.status !== 503) return answer.status
      }
    }
    const statuses = await Promise.all(
      people.map(async (me, at) => {
        const body = submission(server, { wishes: { text: `${at}` } })
        const other = submission(server, { wishes: { text: `${at} 又一次` } })
        // Sent, sent again without waiting, and once more from a second screen.
        const sent = await Promise.all([body, body, other].map((each) => send(each, me)))
        return { first: [...sent].sort().join(), again: await send(sent[0] === 201 ? body : other, me) }
      }),
    )
    for (const { first, again } of statuses) {
      expect(['201,201,409', '201,409,409']).toContain(first)
      expect(again).toBe(201)
    }
    const { vault, database } = server.parts
    const { query } = database
    const mixed = await query.selectFrom('survey_answer').select('answers').execute()
    const waiting = await query.selectFrom('survey_pending').selectAll().execute()
    const answers = [
      ...mixed.map((row) => JSON.parse(row.answers)),
      ...waiting.map((row) => JSON.parse(vault.open(row.sealed, `survey_pending:needs:${row.id}`)).answers),
    ].map(({ wishes }) => Number.parseInt(wishes.text, 10))
    expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: CLIENTS }, (_, at) => at))
    expect(await query.selectFrom('survey_claim').select('claim_hash').execute()).toHaveLength(CLIENTS)
  }, 600_000)
})
