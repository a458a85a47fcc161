/**
 * `npm run bench:booking`: bookings a second and how long one takes with 50 and 500 racing clients over real HTTP, and
 * whether a booking and the day's list cost more after ten years of history. SQLite always; PostgreSQL with DATABASE_URL
 * (an empty database of its own).
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
import { writeChange } from '../server/roster/store'
import { createVault } from '../server/vault'

const HISTORY_DAYS = 520 * 2
const HISTORY_A_DAY = 20
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

/** A duty rule for every day of the week with places for everybody, confirmed where the calendar is not announced. */
async function offerPlaces({ database, now }: Parts, places: number): Promise<void> {
  const today = localDate(now())
  await database.transaction(async (tx) => {
    for (let weekday = 1; weekday <= 7; weekday++)
      await writeChange(tx, {
        kind: 'put-rule',
        rule: {
          id: `d${weekday}`,
          weekday,
          start: '09:00',
          end: '12:00',
          slotMinutes: 30,
          places,
          adviser: '律师',
          place: '站',
          from: today,
        },
      })
    for (let n = 0; n < 40; n++)
      await writeChange(tx, { kind: 'set-day-kind', date: addDays(today, n), dayKind: 'workday' })
  })
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

const percentile = (sorted: number[], share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)

/** Every client books one place of the earliest days, as fast as it is answered, `each` times on different days. */
async function race(origin: string, parts: Parts, clients: number, each: number): Promise<string> {
  const days = (await (await fetch(`${origin}/api/duty-days`)).json()) as { slots: { id: string; open: boolean }[] }[]
  const perDay = days.map((day) => day.slots.filter((slot) => slot.open)).filter((slots) => slots.length > 0)
  const callers = await tokens(parts, clients)
  const times: number[] = []
  let refused = 0
  const started = performance.now()
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
  times.sort((a, b) => a - b)
  return [
    `${clients} clients`.padEnd(12),
    `${Math.round(times.length / seconds)} bookings/s`.padEnd(16),
    `p50 ${percentile(times, 0.5)} ms  p95 ${percentile(times, 0.95)} ms  p99 ${percentile(times, 0.99)} ms`,
    refused ? `  (${refused} refused)` : '',
  ].join(' ')
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

async function measure(database: Database): Promise<void> {
  const parts = await open(database)
  await offerPlaces(parts, 100)
  await makeDays(parts)
  const server = await listen(createApp(parts), 0)
  const origin = `http://127.0.0.1:${server.port}`
  const list = async () => {
    const times: number[] = []
    for (let n = 0; n < 100; n++) {
      const at = performance.now()
      await (await fetch(`${origin}/api/duty-days`)).text()
      times.push(performance.now() - at)
    }
    return percentile(
      times.sort((a, b) => a - b),
      0.5,
    )
  }
  console.log(`\n${database.engine}`)
  await race(origin, parts, 20, 2)
  console.log(`  ${await race(origin, parts, 50, 6)}`)
  console.log(`  ${await race(origin, parts, 500, 2)}`)
  console.log(`  day list: p50 ${await list()} ms`)
  await addHistory(parts)
  console.log(`  after ${HISTORY_DAYS} duty days with ${HISTORY_DAYS * HISTORY_A_DAY} bookings:`)
  console.log(`  ${await race(origin, parts, 50, 6)}`)
  console.log(`  day list: p50 ${await list()} ms`)
  await server.stop()
  await database.close()
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  await measure(openSqlite(join(folder, 'town.db')))
  rmSync(folder, { recursive: true, force: true })
  if (process.env.DATABASE_URL) await measure(openPostgres(process.env.DATABASE_URL))
  else console.log('\npostgresql: skipped, DATABASE_URL names none')
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
