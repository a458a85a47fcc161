import { sql } from 'kysely'
import { migrate, NewerDatabaseError } from '../../../server/db/migrate'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const TOKEN = 'a-token-of-a-monitor'

describeEachEngine('watching a server', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine, { environment: { METRICS_TOKEN: TOKEN } })
  })
  afterAll(() => server.stop())

  const metrics = async (token = TOKEN) => {
    const response = await fetch(`${server.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    return { status: response.status, text: await response.text() }
  }
  /** Does something to the database that is undone afterwards. */
  async function meanwhile(change: string, undo: string, work: () => Promise<void>): Promise<void> {
    await sql.raw(change).execute(server.parts.database.query)
    await work()
    await sql.raw(undo).execute(server.parts.database.query)
  }

  test('is alive and ready', async () => {
    expect(await server.get('healthLive')).toEqual({ status: 'ok' })
    expect(await server.get('healthReady')).toEqual({ status: 'ok' })
  })

  test('is not ready while a migration is missing, though alive', async () => {
    const name = '001-people'
    await meanwhile(
      `update kysely_migration set name = 'hidden' where name = '${name}'`,
      `update kysely_migration set name = '${name}' where name = 'hidden'`,
      async () => {
        const answer = await server.call('healthReady')
        expect(answer).toMatchObject({ ok: false, status: 503, error: { message: expect.stringContaining(name) } })
        expect(answer.headers.get('retry-after')).toBe('3')
        expect(await server.get('healthLive')).toEqual({ status: 'ok' })
      },
    )
  })

  test('an older program leaves a newer database alone and says so', async () => {
    const insert = `insert into kysely_migration (name, timestamp) values ('999-later', '')`
    await meanwhile(insert, `delete from kysely_migration where name = '999-later'`, async () => {
      const error = await migrate(server.parts.database).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(NewerDatabaseError)
      expect(String(error)).toContain('999-later')
    })
  })

  test('shows its figures to who has the token, and to nobody else', async () => {
    expect((await metrics('another-token-of-somebody')).status).toBe(401)
    expect((await fetch(`${server.origin}/metrics`)).status).toBe(401)
    await server.get('town')
    const { status, text } = await metrics()
    expect(status).toBe(200)
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/town",status="200"\} 1/)
    expect(text).toMatch(/messages\{state="unsent"\} 0/)
  })

  test('neither figures nor log hold what people look for or are', async () => {
    const marks = ['13987654321', '记号词语', 'marked-id', 'marked-path']
    const { token } = await server.guest()
    await server.get('search', { query: { q: `${marks[1]} ${marks[0]}` } })
    await server.call('lesson', { params: { id: 'marked-id' } })
    await fetch(`${server.origin}/api/marked-path?x=${marks[0]}`)
    await fetch(`${server.origin}/marked-path.txt`)
    await server.call(
      'createBooking',
      { body: { name: marks[1], phone: marks[0] }, idempotencyKey: 'watching-1' },
      { token },
    )
    const outputs = (await metrics()).text + server.logged()
    for (const mark of [...marks, encodeURIComponent(marks[1] ?? ''), token]) expect(outputs).not.toContain(mark)
    // Every address nobody serves is one route, whatever was asked for.
    expect(outputs).toMatch(/route="\/api\/lessons\/:id",status="404"/)
  })
})

test('without a token there are no figures to see', async () => {
  const server = await startTestServer('sqlite')
  const response = await fetch(`${server.origin}/metrics`, { headers: { authorization: 'Bearer undefined' } })
  expect(response.status).toBe(404)
  await server.stop()
})

test('a server that lost its database says so', async () => {
  const server = await startTestServer('sqlite')
  await server.parts.database.close()
  const answer = await server.call('healthReady')
  expect(answer).toMatchObject({ status: 503, error: { message: expect.stringContaining('连不上数据库') } })
  expect((await server.call('healthLive')).status).toBe(200)
  await server.stop()
})
