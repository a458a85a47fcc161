import { request } from 'node:http'
import { pathOf } from '@domain/address'
import { api, type Endpoint, type EndpointName } from '@domain/api'
import { ErrorBodySchema } from '@domain/errors'
import fc from 'fast-check'
import { sql } from 'kysely'
import * as v from 'valibot'
import { databaseImage } from '../../support/database-image'
import { aRequest, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { aPhoto } from '../../support/photos'
import { arbitraryFor, EVIL_TEXTS, junk } from '../../support/schema-arbitrary'
import { startTestServer, type TestServer } from '../../support/server'

/** Requests to each endpoint: FUZZ_RUNS raises it for a long run, FUZZ_SEED repeats one. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 12)
const SEED = Number(process.env.FUZZ_SEED ?? 20261125)
/** Ending the session would leave every later request at the door. */
const LAST: readonly string[] = ['eraseMe', 'deskLogout', 'logout']

interface Shot {
  path: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** One raw request: `fetch` would tidy the path and refuse the headers. Gives status and text. */
const send = (origin: string, { path, method, headers, body }: Shot) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const call = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    call.on('error', reject)
    call.end(body)
  })

/** Texts as people type them, and as this product's names, dates, codes and phone numbers look. */
const TYPED = [
  '张三',
  '13900000001',
  '2026-12-03',
  '2026-12-03T01:00:00.000Z',
  '09:00',
  'labour',
  '123456',
  '有人吗，想问问地的事',
]
/** Names of things that are there from the start. */
const NAMED = ['legal-needs', 'wages-unpaid-by-contractor', '劳动合同法', '00000000-0000-4000-8000-000000000000']

/** Ids of what the database holds, a few of each table, so that requests also reach what lies behind the look-up. */
async function idsIn({ parts: { database } }: TestServer): Promise<string[]> {
  const ids: string[] = []
  for (const { name, columns } of await database.query.introspection.getTables()) {
    if (!columns.some((column) => column.name === 'id')) continue
    const { rows } = await sql<{ id: unknown }>`select id from ${sql.table(name)} order by id limit 3`.execute(
      database.query,
    )
    ids.push(...rows.map(({ id }) => String(id)))
  }
  return ids
}

/** One of each thing a town has: a duty day with a booking, an event with its class, a question. */
async function fillTown(server: TestServer): Promise<void> {
  const [day] = await withRules(server, thursdays(4))
  const guest = await server.guest()
  const slotId = day?.slots[0]?.id ?? ''
  for (const phone of [newPhone(), newPhone()])
    await server
      .get('createBooking', { body: aRequest(slotId, { phone, name: `甲${phone}` }), idempotencyKey: newKey() }, guest)
      .catch(() => undefined)
  const admin = await server.staff('admin')
  const event = await server.get(
    'deskAddEvent',
    {
      body: {
        kind: 'school-session',
        title: '法治进校园',
        date: '2026-12-03',
        place: '中心小学',
        topics: ['minors'],
        lessonIds: ['wages-unpaid-by-contractor'],
      },
    },
    admin,
  )
  await server.get('deskAddEventPhoto', { params: { id: event.id }, body: aPhoto() }, admin)
  await server.call('deskOpenClass', { params: { id: event.id } }, admin)
  await server.get('askQuestion', { body: { text: '地被占了怎么办', publish: true, submissionId: newKey() } })
}

/** The text as UTF-8 can carry it: a lone half of a pair becomes U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text).toString()

/** What a path can carry: a text that no one can write in one is fuzzed in bodies. */
const PATH_TEXTS = EVIL_TEXTS.filter((text) => text !== '' && text.length < 2000 && wellFormed(text) === text)
const rawPaths = fc.constantFrom('%', '%ff', '%c0%ae%c0%ae', '..%2f..%2f', '%00', ';a=b', '//', '%e0%80%80')
const contentTypes = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  '',
)

/** Requests for one endpoint, from nearly right to nonsense. */
function shotsOf(
  endpoint: Endpoint,
  credentials: Record<string, string>[],
  known: readonly string[],
): fc.Arbitrary<Shot> {
  const input = (schema: Endpoint['body']) =>
    schema ? fc.oneof(...[0, 0.1, 0.5, 1].map((wild) => arbitraryFor(schema, { wild, known }))) : fc.constant(undefined)
  const ids = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom(...PATH_TEXTS) },
  )
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const path = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .record(Object.fromEntries(names.map((name) => [name, ids])))
        .map((params) => pathOf(endpoint.path, params)),
    },
    { weight: 1, arbitrary: rawPaths.map((raw) => endpoint.path.replace(/\{\w+\}/g, raw)) },
  )
  const query = fc.oneof(
    input(endpoint.query).map((value) =>
      value && typeof value === 'object'
        ? `?${Object.entries(value)
            .map(
              ([name, one]) =>
                `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(String(one).slice(0, 500)))}`,
            )
            .join('&')}`
        : '',
    ),
    fc.constantFrom('?q=%', '?q=%ff&q=%00', '?__proto__=1&constructor=2', '?=&&=', `?q=${'a'.repeat(3000)}`),
  )
  const body = endpoint.body
    ? fc.oneof(
        { weight: 8, arbitrary: input(endpoint.body).map((value) => JSON.stringify(value)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '',
            '{',
            '{"a":1}{',
            '\ufeff{}',
            '"\\ud800"',
            '1e999',
            'null',
            '[[[[',
            '{"__proto__":{"a":1}}',
          ),
        },
        { weight: 1, arbitrary: junk.map((value) => JSON.stringify(value)) },
      )
    : fc.constant(undefined)
  const headers = fc.record({
    who: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...credentials) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          {},
          { authorization: 'Bearer ' },
          { authorization: 'Bearer \u00ff' },
          { cookie: 'desk=%00; desk=; =' },
        ),
      },
    ),
    type: fc.oneof({ weight: 8, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: contentTypes }),
    key: fc.oneof(
      { weight: 4, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('', 'x', 'é'.repeat(300)) },
    ),
  })
  return fc.record({ path, query, body, headers }).map(({ path, query, body, headers }) => ({
    path: `/api${path}${query}`,
    method: endpoint.method,
    headers: {
      ...headers.who,
      ...(headers.type ? { 'content-type': headers.type } : {}),
      ...(headers.key ? { 'idempotency-key': headers.key } : {}),
    },
    ...(body === undefined ? {} : { body }),
  }))
}

describeEachEngine('any request whatever', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
    await fillTown(server)
  })
  afterAll(() => server.stop())

  const credentials = async () => [
    { authorization: `Bearer ${(await server.guest()).token}` },
    { cookie: (await server.staff('admin')).cookie },
  ]

  test('is answered without a fault of the server, and changes nothing when it is refused', async () => {
    const names = (Object.keys(api) as EndpointName[]).sort(
      (a, b) => Number(LAST.includes(a)) - Number(LAST.includes(b)),
    )
    const faults: string[] = []
    const accepted = new Set<string>()
    const known = [...TYPED, ...NAMED, ...(await idsIn(server))]
    const who = await credentials()
    for (const name of names) {
      const endpoint: Endpoint = api[name]
      let image = await databaseImage(server.parts.database)
      for (const shot of fc.sample(shotsOf(endpoint, who, known), { numRuns: RUNS, seed: SEED })) {
        const { status, text } = await send(server.origin, shot)
        const told = `${name}: ${status} ${JSON.stringify(shot).slice(0, 600)} → ${text.slice(0, 200)}`
        // Without WeChat its parts say so, which the contract declares.
        if (status >= 500 && !text.includes('wechat-unavailable')) faults.push(told)
        if (status < 400) {
          accepted.add(name)
          image = await databaseImage(server.parts.database)
          continue
        }
        // A path that isn't one, and a header that isn't one, are refused by HTTP itself.
        if (status !== 400 && !v.is(ErrorBodySchema, JSON.parse(text))) faults.push(`no error body: ${told}`)
        // On PostgreSQL looking at every row costs a round trip a table, so it looks at each endpoint's end only.
        if (engine === 'sqlite' && endpoint.method !== 'GET' && (await databaseImage(server.parts.database)) !== image)
          faults.push(`changed something: ${told}`)
      }
    }
    expect(faults).toEqual([])
    // Requests that never get past the door would prove nothing.
    expect(accepted.size).toBeGreaterThan(names.length / 4)
    expect(server.logged()).not.toContain('unexpected error')
  }, 300_000)
})
