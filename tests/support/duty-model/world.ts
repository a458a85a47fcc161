import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addSession } from '../../../server/auth/store'
import { hashToken, newToken } from '../../../server/auth/token'
import { type Database, type Engine, openPostgres, openSqlite } from '../../../server/db/database'
import { migrate } from '../../../server/db/migrate'
import { writeChange } from '../../../server/roster/store'
import { cookieName } from '../../../server/staff/cookies'
import { addStaff } from '../../../server/staff/store'
import { type Clocked, spawnClocked } from '../clocked'
import { thursdays } from '../duty'
import { createPostgresDatabase } from '../postgres'
import type { People } from './carry-out'
import { CALLERS, RESIDENTS } from './generate'

/** One process in the time zone of Greenwich and one in that of the west of America: neither may matter. */
const ZONES = ['UTC', 'America/Los_Angeles']
const DIGITS = '一二三四五六七八九十'
const EMPTIED = [
  'message',
  'consent',
  'booking',
  'waitlist',
  'slot',
  'duty_day',
  'duty_exception',
  'duty_rule',
  'day_kind',
  'day_counter',
  'holder',
  'idempotency',
  'session',
  'resident',
  'staff',
] as const

/** Two server processes on one database, with a clock that the test holds, and people to act. */
export interface World {
  database: Database
  /** Processes that answer now; waits for one where none does. */
  living(now: string): Promise<Clocked[]>
  /**
   * Kills one of them and starts another in its place; resolves once nothing of it is left in the database, with false
   * where it had not come up yet.
   */
  killOne(which: number, now: string): Promise<boolean>
  /** An empty database with four duty days, and everybody's sessions. */
  reset(now: string, dates: readonly string[]): Promise<People>
  stop(): Promise<void>
}

export async function openWorld(engine: Engine, now: string): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'storm-'))
  const postgres = engine === 'postgresql' ? await createPostgresDatabase() : undefined
  const database = postgres ? openPostgres(postgres.url) : openSqlite(join(dataDir, 'town.db'))
  await migrate(database)
  const CONTENT_DIR = townAlone(dataDir)
  const named = (which: number) => `storm-${which}`
  const start = (which: number, at: string) => {
    const url = postgres && `${postgres.url}${postgres.url.includes('?') ? '&' : '?'}application_name=${named(which)}`
    return spawnClocked({ dataDir, url }, at, { TZ: ZONES[which] ?? 'UTC', CONTENT_DIR })
  }
  const starting = ZONES.map((_, which) => start(which, now))
  const up: (Clocked | undefined)[] = ZONES.map(() => undefined)
  const greet = (which: number) =>
    starting[which]?.then((server) => {
      up[which] = server
    })
  await Promise.all(ZONES.map((_, which) => greet(which)))

  /** PostgreSQL finishes what a killed client had sent: until then nobody knows what became of it. */
  const settle = async (which: number) => {
    for (;;) {
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from pg_stat_activity where application_name = ${named(which)}`.execute(database.query)
      if (Number(rows[0]?.n) === 0) return
      await new Promise((done) => setTimeout(done, 5))
    }
  }
  return {
    database,
    async living(at) {
      if (up.every((server) => server === undefined)) await Promise.race(starting)
      await new Promise(setImmediate)
      const answering = up.filter((server) => server !== undefined)
      await Promise.all(answering.map((server) => server.setNow(at)))
      return answering
    },
    async killOne(which, at) {
      const server = up[which]
      if (!server) return false
      up[which] = undefined
      await server.kill()
      if (postgres) await settle(which)
      starting[which] = start(which, at)
      void greet(which)
      return true
    },
    reset: (at, dates) => fill(database, at, dates),
    async stop() {
      for (const server of await Promise.all(starting)) await server.kill()
      await database.close()
      await postgres?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The town's own files with every library beside them empty: reading laws and lessons takes seconds at every start. */
function townAlone(folder: string): string {
  const content = join(folder, 'content')
  const all = join(__dirname, '../../../content')
  mkdirSync(content)
  for (const entry of readdirSync(all, { withFileTypes: true }))
    if (entry.isDirectory()) mkdirSync(join(content, entry.name))
    else copyFileSync(join(all, entry.name), join(content, entry.name))
  return content
}

async function fill(database: Database, now: string, dates: readonly string[]): Promise<People> {
  const forever = '2099-01-01T00:00:00.000Z'
  return database.transaction(async (tx) => {
    for (const table of EMPTIED) await tx.deleteFrom(table).execute()
    await writeChange(tx, { kind: 'put-rule', rule: thursdays(1, { end: '10:30', to: dates[dates.length - 1] ?? '' }) })
    for (const date of dates) await writeChange(tx, { kind: 'set-day-kind', date, dayKind: 'workday' })
    const session = async (owner: { resident_id: string } | { staff_id: string }) => {
      const token = newToken()
      const row = {
        resident_id: null,
        staff_id: null,
        ...owner,
        created_at: now,
        seen_at: forever,
        expires_at: forever,
      }
      await addSession(tx, { token_hash: hashToken(token), ...row })
      return token
    }
    const staffId = randomUUID()
    const officer = { id: staffId, account: 'officer', name: '测试人员', role: 'officer' as const, active: 1 }
    await addStaff(tx, { ...officer, adviser: null, village_id: null, password_hash: 'none' })
    const people: People = {
      officer: { cookie: `${cookieName('desk', false)}=${await session({ staff_id: staffId })}` },
      residents: new Map(),
      callers: new Map(),
    }
    for (let i = 0; i < RESIDENTS; i++) {
      const id = randomUUID()
      const row = { id, identity_hash: id, openid_sealed: null, guest: 1, audience: null, village_id: null }
      await tx
        .insertInto('resident')
        .values({ ...row, created_on: now.slice(0, 10) })
        .execute()
      const who = { id, phone: `1390000${1000 + i}`, name: `张${DIGITS[i]}` }
      people.residents.set(`r${i}`, { ...who, token: await session({ resident_id: id }) })
    }
    for (let i = 0; i < CALLERS; i++)
      people.callers.set(`p${i}`, { phone: `1390000${2000 + i}`, name: `王${DIGITS[i]}` })
    return people
  })
}
