import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import type { Engine } from '../../../server/db/database'
import { countedReadingsBy } from '../../../server/lessons/readings-store'
import { claimDue } from '../../../server/outbox/store'
import { eraseDue } from '../../../server/privacy/retention'
import { passExpiredOffers } from '../../../server/waitlist/service'
import { aRequest, newKey, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { grow, referencesOf, SMALL } from '../../support/grow'
import { liveInTown } from '../../support/lived-town'
import { startTestServer, type TestServer } from '../../support/server'

const ROWS = 3000

/** Statements that may read a whole table that grows, by a part of their text, with why. */
const MAY_SCAN: Record<string, string> = {
  'select "question_id", "correct", count(*)': 'what the town needs, counted at most every ten minutes',
  'from "search_miss" where "date" >=':
    'every ten minutes; the last 90 days, at most 500 texts a day, and older ones are gone',
  'delete from "attempt"': 'hourly; holds the failed sign-ins of the last minutes',
  'inner join "duty_day" on "duty_day"."id" = "waitlist"."day_id" where "duty_day"."date" <':
    'hourly; waiting lists of past days are few, as this removes them',
}

/** So that the hourly cleaning finds as little as it does in an hour, and not all there is. */
const LATER = {
  'session.expires_at': "'2099-01-01T00:00:00.000Z'",
  'idempotency.created_at': "'2099-01-01T00:00:00.000Z'",
  'search_miss.date': "'2099-01-01'",
  // Kept, and yet not of the last 30 days.
  'reading.date': "'2023-06-15'",
}

/** Names of indexes over the few rows of one state, which may be read from end to end. */
const PARTIAL = /_(due|lease|unsent|hold|waiting|to_erase|no_show)$/

interface Statement {
  text: string
  values: unknown[]
}

function spyOnPrepare(see: (text: string, statement: SqliteDatabase.Statement) => void) {
  const original = SqliteDatabase.prototype.prepare
  return jest.spyOn(SqliteDatabase.prototype, 'prepare').mockImplementation(function (this: unknown, text: string) {
    const statement = (original as (text: string) => SqliteDatabase.Statement).call(this, text)
    see(text, statement)
    return statement
  } as never)
}

function spyOnQuery(note: (text: unknown, values: unknown) => void) {
  const original = pg.Client.prototype.query as (...given: unknown[]) => never
  return jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: unknown, ...given: unknown[]) {
    const [first, second] = given
    if (typeof first === 'object' && first !== null && 'text' in first)
      note(first.text, (first as { values?: unknown }).values)
    else note(first, second)
    return original.apply(this, given)
  } as never)
}

/** Everything sent to a database while `work` runs. */
async function statementsDuring(engine: Engine, work: () => Promise<void>): Promise<Statement[]> {
  const seen = new Map<string, Statement>()
  const note = (text: unknown, values: unknown) => {
    if (typeof text === 'string' && /^\s*(select|update|delete|insert|with)\b/i.test(text))
      seen.set(text, { text, values: Array.isArray(values) ? values : [] })
  }
  const spies =
    engine === 'sqlite'
      ? [
          spyOnPrepare((text, statement) => {
            for (const run of ['all', 'run', 'iterate', 'get'] as const) {
              const original = statement[run].bind(statement) as (values: unknown) => never
              Object.assign(statement, {
                [run]: (values: unknown) => {
                  note(text, values)
                  return original(values ?? [])
                },
              })
            }
          }),
        ]
      : [spyOnQuery(note)]
  try {
    await work()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return [...seen.values()]
}

/** Tables that a statement reads from end to end. */
async function scannedBy(server: TestServer, engine: Engine, { text, values }: Statement): Promise<string[]> {
  if (engine === 'sqlite') {
    const sqlite = new SqliteDatabase(server.file ?? '')
    // With its values: SQLite uses the index over one state only when it sees that state.
    const plan = sqlite.prepare(`explain query plan ${text}`).all(values) as { detail: string }[]
    sqlite.close()
    const named = (alias: string) => new RegExp(`"(\\w+)" as "${alias}"`).exec(text)?.[1] ?? alias
    return plan.flatMap(({ detail }) => {
      // `SCAN 3 CONSTANT ROWS` reads nothing; an index over the few rows of one state is read whole by design.
      const [, alias, index = ''] = /^SCAN ([a-z_]\w*)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(detail) ?? []
      return alias && !PARTIAL.test(index) ? [named(alias)] : []
    })
  }
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rows } = await client.query(`explain (format json) ${text}`, values)
    return fullReads(rows[0]['QUERY PLAN'][0].Plan)
  } finally {
    await client.end()
  }
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  'Index Name'?: string
  Plans?: Plan[]
}

function fullReads(plan: Plan, limited = false): string[] {
  const type = plan['Node Type']
  const below = (plan.Plans ?? []).flatMap((child) => fullReads(child, limited || type === 'Limit'))
  // An index read without a condition is a whole table too, unless the first rows of it are all that is wanted.
  const whole =
    type === 'Seq Scan' ||
    (/^Index (Only )?Scan/.test(type) && !plan['Index Cond'] && !PARTIAL.test(plan['Index Name'] ?? '') && !limited)
  return whole ? [plan['Relation Name'] ?? '', ...below] : below
}

describeEachEngine('after years of use', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
    await liveInTown(server)
    await grow(server.parts.database, () => ROWS, LATER)
  }, 180_000)
  afterAll(() => server.stop())

  /** What residents and the desk do all day long, and what the server does by itself. */
  async function aBusyDay(): Promise<void> {
    const [day] = await withRules(server, thursdays(5, { id: 'busy', place: '另一处' }))
    const { token } = await server.guest()
    const officer = await server.staff('officer')
    await server.get('home', { query: { audience: 'elder' } })
    const [lesson] = await server.get('lessons', { query: {} })
    await server.get('lesson', { params: { id: lesson?.id ?? '' } })
    await server.get('addReading', { params: { id: lesson?.id ?? '' }, body: { audience: 'elder' } })
    await server.get('search', { query: { q: '工头欠我工钱' } })
    await server.get('dutyDays')
    const slots = (await server.get('dutyDays'))
      .flatMap((each) => each.slots)
      .filter(({ open, left }) => open && left > 0)
    const booked = await server.get(
      'createBooking',
      { body: aRequest(slots[0]?.id ?? '', { phone: '13900000077' }), idempotencyKey: newKey() },
      { token },
    )
    await server.get('myBookings', {}, { token })
    await server.get('myWaitlist', {}, { token })
    await server.get('booking', { params: { id: booked.id } }, { token })
    await server.get('me', {}, { token })
    for (const survey of await server.get('surveys'))
      await server.get('survey', { params: { id: survey.id } }, { token })
    await server.get('deskBookings', { query: { date: day?.date ?? '2026-12-03' } }, officer)
    const month = { query: { from: '2026-11-01', to: '2026-11-30' } }
    await server.get('deskLessons', {}, officer)
    await server.get('deskLesson', { params: { id: lesson?.id ?? '' } }, officer)
    await server.get('deskReadings', month, officer)
    await countedReadingsBy(server.parts.database.query, '2020-12-31')
    await server.get('cancelBooking', { params: { id: booked.id } }, { token })
    await claimDue(server.parts.database.query as never, '2026-12-01T00:00:00.000Z', '2026-12-01T00:01:00.000Z', 20)
    await passExpiredOffers(server.parts)
    await eraseDue(server.parts)
  }

  test('no statement of a busy day reads a table that grows from end to end', async () => {
    const statements = await statementsDuring(engine, aBusyDay)
    expect(statements.length).toBeGreaterThan(40)
    const faults: string[] = []
    for (const statement of statements) {
      const scanned = (await scannedBy(server, engine, statement)).filter((table) => table && !(table in SMALL))
      const excuse = Object.keys(MAY_SCAN).find((part) => statement.text.includes(part))
      if (scanned.length > 0 && !excuse) faults.push(`${scanned.join(', ')}: ${statement.text.slice(0, 300)}`)
    }
    expect(faults).toEqual([])
  }, 120_000)

  test('whatever points to a row can be found without reading the table', async () => {
    const faults: string[] = []
    for (const { table, column } of await referencesOf(server.parts.database)) {
      const text = `select 1 from "${table}" where "${column}" = 'x'`
      if ((await scannedBy(server, engine, { text, values: [] })).length > 0) faults.push(`${table}.${column}`)
    }
    expect(faults.filter((fault) => !((fault.split('.')[0] ?? '') in SMALL))).toEqual([])
  })
})
