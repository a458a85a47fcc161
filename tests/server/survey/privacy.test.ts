import { sql } from 'kysely'
import { MIX_BATCH } from '../../../server/survey/mixer'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

/** Every row of every table, in the order in which they lie on disk: what a copy of the database tells. */
async function dump(server: TestServer): Promise<Record<string, Record<string, unknown>[]>> {
  const { query, engine } = server.parts.database
  const tables = (await query.introspection.getTables()).filter(({ name }) => name !== 'survey_version')
  const system = engine === 'postgresql' ? sql`ctid::text as at, xmin::text as by, ` : sql``
  const rows = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      (await sql<Record<string, unknown>>`select ${system} t.* from ${sql.table(name)} as t`.execute(query)).rows,
    ]),
  )
  return Object.fromEntries(rows)
}

/** A day alone is shared by everybody of that day. */
const isDate = (value: unknown): boolean => /^\d{4}-\d{2}-\d{2}$/.test(String(value))

describeEachEngine('who answered and what was answered', (engine) => {
  let server: TestServer
  const people: { token: string }[] = []
  const wishes = (at: number) => `愿望${at}号`

  beforeAll(async () => {
    server = await startTestServer(engine)
    await publish(server, definition(server))
    // One after another, a minute apart: the order in which they came is known, and the last few wait unmixed.
    for (let at = 0; at < MIX_BATCH * 2 + 3; at++) {
      const me = await server.guest()
      people.push(me)
      server.advance(1)
      const body = submission(server, { wishes: { text: wishes(at) } }, { submissionId: `phone-${at}-own-id` })
      await server.get('submitResponse', { params: { id: 'needs' }, body }, me)
    }
  })
  afterAll(() => server.stop())

  test('share no value, not even a hash of what the phone knows', async () => {
    const tables = await dump(server)
    const values = (name: string) =>
      new Set(
        (tables[name] ?? []).flatMap(({ at, by, ...row }) => Object.values(row)).filter((v) => typeof v === 'string'),
      )
    const known = new Set(['resident', 'session', 'survey_claim'].flatMap((name) => [...values(name)]))
    for (const table of ['survey_pending', 'survey_answer'])
      for (const value of values(table)) expect(isDate(value) || !known.has(value)).toBe(true)
    expect(JSON.stringify(tables)).not.toMatch(/phone-\d+-own-id/)
    expect(values('survey_claim').size).toBe(people.length * 2)
  })

  test('can not be put in the same order', async () => {
    const tables = await dump(server)
    const order = (tables.survey_answer ?? []).map((row) => Number(/愿望(\d+)号/.exec(String(row.answers))?.[1]))
    expect(order).toHaveLength(MIX_BATCH * 2)
    for (let start = 0; start < order.length; start += MIX_BATCH) {
      const batch = engine === 'postgresql' ? order.slice(start, start + MIX_BATCH) : order
      expect(batch).not.toEqual([...batch].sort((a, b) => a - b))
      expect(batch).not.toEqual([...batch].sort((a, b) => b - a))
    }
  })

  test('were not written by transactions that could be told apart by answer', async () => {
    const tables = await dump(server)
    const days = new Set((tables.survey_answer ?? []).map((row) => row.mixed_on))
    expect(days.size).toBe(1)
    expect(JSON.stringify(tables.survey_answer)).not.toMatch(/\d{4}-\d{2}-\d{2}T|\d{2}:\d{2}/)
    if (engine === 'sqlite') {
      // A table without rowid has no hidden number that grows with each row.
      for (const table of ['survey_claim', 'survey_pending', 'survey_answer'])
        await expect(
          // The addon keeps the error class of the first test file of the process: only its message can be trusted.
          sql`select rowid from ${sql.table(table)}`.execute(server.parts.database.query).catch(String),
        ).resolves.toMatch('no such column: rowid')
      return
    }
    const writers = (name: string) => new Set((tables[name] ?? []).map((row) => row.by))
    const batches = [...writers('survey_answer')]
    expect(batches).toHaveLength(2)
    for (const by of batches) {
      const written = (tables.survey_answer ?? []).filter((row) => row.by === by)
      expect(written.length).toBeGreaterThanOrEqual(MIX_BATCH)
    }
  })

  test('while the last few wait, nothing of what they say can be read without the key', async () => {
    const { survey_pending: waiting = [] } = await dump(server)
    expect(waiting).toHaveLength(3)
    expect(JSON.stringify(waiting)).not.toMatch(/愿望|away|wages/)
    const { cookie } = await server.staff('officer')
    expect(await server.get('deskSurveys', {}, { cookie })).toMatchObject([{ responses: people.length }])
  })

  test('differ from survey to survey for the same person', async () => {
    const before = new Set((await dump(server)).survey_claim?.map((row) => row.claim_hash))
    await publish(server, definition(server, { id: 'other' }))
    await server.get('submitResponse', { params: { id: 'other' }, body: submission(server) }, people[0])
    const after = (await dump(server)).survey_claim ?? []
    expect(after.filter((row) => !before.has(row.claim_hash))).toHaveLength(1)
  })

  test('leave no trace in the log', () => {
    expect(server.logged()).not.toMatch(/愿望|phone-\d+-own-id|wages/)
  })
})
