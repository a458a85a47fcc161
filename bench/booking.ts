/**
 * `npm run bench:booking`: bookings a second and how long one takes with 50 and 500 racing clients over real HTTP, and
 * whether a booking and the lists of days cost more after ten years of history. On SQLite, and on the PostgreSQL that
 * DATABASE_URL names (an empty database of its own) or one started for it. The last lines are ratios, which say the same
 * on any machine.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, localDate } from '@domain/time'
import { pino } from 'pino'
import { createApp } from '../server/app'
import { addSession } from '../server/auth/store'
import { hashToken, newToken } from '../server/auth/token'
import { readConfig } from '../server/config'
import { loadContent } from '../server/content/content'
import { type Database, openPostgres, openSqlite } from '../server/db/database'
import { migrate } from '../server/db/migrate'
import { listen } from '../server/listen'
import { createMetrics } from '../server/metrics/metrics'
import type { Parts } from '../server/parts'
import { makeDays } from '../server/roster/service'
import { cookieName } from '../server/staff/cookies'
import { addStaff } from '../server/staff/store'
import { createVault } from '../server/vault'
import { hasPostgres, startPostgres } from '../tests/support/postgres'
import { offerPlaces } from './offer-places'

const HISTORY_DAYS = 520 * 2
const HISTORY_A_DAY = 20
const LIST_READS = 300
const key = (n: number) => Buffer.alloc(32, n).toString('base64')

async function open(database: Database): Promise<Parts> {
  await migrate(database)
  const config = readConfig({ MODE: 'trial', DATA_KEYS: `k:${key(1)}`, HASH_KEY: key(2), ADDRESS_LIMIT: '9999999' })
  const content = loadContent(config.contentDir)
  return {
    config,
    database,
    content,
    vault: createVault(config.dataKeys, config.hashKey),
    now: () => new Date(),
    town: { ...content.town, booking: { ...content.town.booking, maxActivePerResident: 20 } },
    wechat: undefined,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
  }
}

async function tokens({ database, now }: Parts, count: number): Promise<string[]> {
  const at = now().toISOString()
  const all: string[] = []
  for (let i = 0; i < count; i++) {
    const [id, token] = [randomUUID(), newToken()]
    const resident = { id, identity_hash: id, openid_sealed: null, guest: 1, audience: null, village_id: null }
    await database.query
      .insertInto('resident')
      .values({ ...resident, created_on: localDate(at) })
      .execute()
    const expires_at = new Date(now().getTime() + 3_600_000).toISOString()
    await addSession(database.query, {
      token_hash: hashToken(token),
      resident_id: id,
      staff_id: null,
      created_at: at,
      expires_at,
    })
    all.push(token)
  }
  return all
}

interface Times {
  p50: number
  p95: number
  p99: number
}
function timesOf(measured: number[]): Times {
  const sorted = measured.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
const inWords = ({ p50, p95, p99 }: Times) =>
  `p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`

interface Race extends Times {
  perSecond: number
  /** Milliseconds of processor time a request, of client and server together; says the same on a busy machine. */
  cpu: number
}

/** Every client books one place of the earliest days, as fast as it is answered, `each` times on different days. */
async function race(origin: string, parts: Parts, clients: number, each: number): Promise<Race> {
  const days = (await (await fetch(`${origin}/api/duty-days`)).json()) as { slots: { id: string; open: boolean }[] }[]
  const perDay = days.map((day) => day.slots.filter((slot) => slot.open)).filter((slots) => slots.length > 0)
  const callers = await tokens(parts, clients)
  const times: number[] = []
  let refused = 0
  const [started, work] = [performance.now(), process.cpuUsage()]
  await Promise.all(
    callers.map(async (token, i) => {
      for (let n = 0; n < each; n++) {
        const slots = perDay[(i + n) % perDay.length] ?? []
        const at = performance.now()
        const response = await fetch(`${origin}/api/bookings`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify({
            slotId: slots[i % slots.length]?.id,
            name: '张三',
            phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
            topic: 'labour',
          }),
        })
        await response.text()
        if (response.status === 201) times.push(performance.now() - at)
        else refused++
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(work)
  const cpu = (user + system) / 1000 / (clients * each)
  const result = { perSecond: times.length / seconds, cpu, ...timesOf(times) }
  console.log(
    `  ${`${clients} clients`.padEnd(12)} ${`${Math.round(result.perSecond)} bookings/s`.padEnd(16)} ${inWords(result)}  processor ${cpu.toFixed(2)} ms`,
    refused ? `(${refused} refused)` : '',
  )
  return result
}

/** Ten years of two duty days a week with twenty bookings each, all erased as after 180 days. */
async function addHistory({ database, now }: Parts): Promise<void> {
  const today = localDate(now())
  for (let n = 1; n <= HISTORY_DAYS; n++) {
    const date = addDays(today, Math.round(-3.5 * n))
    const day_id = `${date}-old`
    const at = `${date}T01:00:00.000Z`
    await database.transaction(async (tx) => {
      await tx.insertInto('duty_day').values({ id: day_id, date, adviser: '律师', place: '站', open: 1 }).execute()
      const hours = { start: '09:00', ends: '12:00', starts_at: at, ends_at: at }
      const slot = { id: day_id, day_id, ...hours, places: HISTORY_A_DAY, extra: 0, taken: HISTORY_A_DAY, open: 1 }
      await tx.insertInto('slot').values(slot).execute()
      const rows = Array.from({ length: HISTORY_A_DAY }, (_, i) => ({
        id: randomUUID(),
        number: `${i}`,
        code: String(i).padStart(6, '0'),
        status: 'done' as const,
        slot_id: day_id,
        day_id,
        date,
        holder: 'erased',
        beneficiary_key: randomUUID(),
        phone_hash: randomUUID(),
        person_hash: randomUUID(),
        topic: 'labour' as const,
        channel: 'online' as const,
        created_at: at,
        revision: 0,
        cancelled_late: 0,
        erased: 1,
      }))
      await tx
        .insertInto('booking')
        .values(rows as never)
        .execute()
    })
  }
}

/** A list read again and again by one person. */
async function list(name: string, address: string, headers: Record<string, string> = {}): Promise<Times> {
  const times: number[] = []
  let size = 0
  for (let n = 0; n < LIST_READS; n++) {
    const at = performance.now()
    size = (await (await fetch(address, { headers })).arrayBuffer()).byteLength
    times.push(performance.now() - at)
  }
  const result = timesOf(times)
  console.log(`  ${name.padEnd(29)} ${inWords(result)}  ${size} bytes`)
  return result
}

async function officer({ database, now }: Parts): Promise<string> {
  const [id, token] = [randomUUID(), newToken()]
  const row = { id, account: 'bench', name: '测试', role: 'officer' as const, active: 1 }
  await addStaff(database.query, { ...row, adviser: null, village_id: null, password_hash: 'none' })
  const expires_at = new Date(now().getTime() + 3_600_000).toISOString()
  const session = { token_hash: hashToken(token), resident_id: null, staff_id: id }
  await addSession(database.query, { ...session, created_at: now().toISOString(), expires_at })
  return `${cookieName('desk', false)}=${token}`
}

async function measure(database: Database): Promise<void> {
  const parts = await open(database)
  await offerPlaces(parts.database, localDate(parts.now()), 400)
  await makeDays(parts)
  const server = await listen(createApp(parts), 0)
  const origin = `http://127.0.0.1:${server.port}`
  const cookie = await officer(parts)
  const date = addDays(localDate(parts.now()), 20)
  const races = async () => ({ fifty: await race(origin, parts, 50, 6), many: await race(origin, parts, 500, 2) })
  const lists = async () => ({
    days: await list('duty days (phone)', `${origin}/api/duty-days`),
    day: await list("a day's list (desk)", `${origin}/api/desk/bookings?date=${date}`, { cookie }),
  })
  console.log(`\n${database.engine}`)
  await race(origin, parts, 20, 2)
  // The lists are read with the same bookings in them before and after: between the two only history is added.
  const before = { ...(await races()), ...(await lists()) }
  await addHistory(parts)
  console.log(`  after ${HISTORY_DAYS} duty days with ${HISTORY_DAYS * HISTORY_A_DAY} bookings:`)
  const after = { ...(await lists()), ...(await races()) }
  const ratio = (a: number, b: number) => (a / b).toFixed(2)
  console.log(
    `  with history / without: booking p50 ${ratio(after.fifty.p50, before.fifty.p50)}, processor ${ratio(after.fifty.cpu, before.fifty.cpu)}, p95 ${ratio(after.fifty.p95, before.fifty.p95)}`,
  )
  console.log(
    `  with history / without: duty days p95 ${ratio(after.days.p95, before.days.p95)}, a day's list p95 ${ratio(after.day.p95, before.day.p95)}`,
  )
  console.log(`  500 clients / 50 clients: bookings a second ${ratio(after.many.perSecond, after.fifty.perSecond)}`)
  await server.stop()
  await database.close()
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  await measure(openSqlite(join(folder, 'town.db')))
  rmSync(folder, { recursive: true, force: true })
  const named = process.env.DATABASE_URL
  const own = !named && hasPostgres() ? await startPostgres(true) : undefined
  const url = named ?? own?.url
  if (url) await measure(openPostgres(url))
  else console.log('\npostgresql: skipped, there is none on this machine and DATABASE_URL names none')
  await own?.stop()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
