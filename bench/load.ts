/**
 * `npm run bench:load`: a county's mixed traffic (40 reads : 6 readings counted : 1 booking : 1 survey answer) on SQLite with one process and
 * on PostgreSQL with 1, 2 and 4: throughput, p50, p95, p99, memory and processor time; then the same as data grows
 * tenfold and a hundredfold. `-- --seconds 10 --connections 40 --most 100` are the defaults; `--most 10` leaves the
 * largest town out, `--only sqlite` PostgreSQL. PostgreSQL by TEST_DATABASE_URL, or one of its own where the machine has one. Linux only.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { localDate } from '@domain/time'
import { build } from '../scripts/build'
import { loadContent } from '../server/content/content'
import { type Database, openPostgres, openSqlite } from '../server/db/database'
import { createPostgresDatabase, hasPostgres, startPostgres } from '../tests/support/postgres'
import { type ServerProcess, startProcess } from './load/processes'
import { growReadings } from './load/readings'
import { makeTown } from './load/town'
import { type Measured, send } from './load/traffic'

const FIRST_PORT = 4340
/** Long enough for the jobs that run at every start. */
const WARM_UP_SECONDS = 5

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '40' },
    most: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
})
const plan = { seconds: Number(values.seconds), connections: Number(values.connections) }
const scales = [1, 10, 100].filter((scale) => scale <= Number(values.most))
const content = loadContent(join(__dirname, '../content'))
const villages = content.town.villages.map(({ id }) => id)
const lessons = [...content.lessonFiles.keys()]
/** Readings of the smallest town; ten million in the largest. */
const READINGS = 100_000
/** What each town's counters came to, told below the table. */
const grown: string[] = []

const at = (sorted: number[], share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0).padStart(5)

let baseline: number | undefined

function report(
  title: string,
  { requests, seconds, times, booked, answered, counted, failed }: Measured,
  servers: string,
): void {
  const rate = requests / seconds
  baseline ??= rate
  console.log(
    [
      `| ${title.padEnd(28)}`,
      `${rate.toFixed(0).padStart(6)} (${(rate / baseline).toFixed(2)}×)`,
      `${at(times, 0.5)} ${at(times, 0.95)} ${at(times, 0.99)}`,
      servers,
      `${booked} / ${answered} / ${counted} / ${failed} |`,
    ].join(' | '),
  )
}

interface Place {
  dataDir: string
  url?: string
}

async function measure(title: string, place: Place, processes: number, tokens: Iterator<string>): Promise<void> {
  const servers: ServerProcess[] = []
  try {
    for (let n = 0; n < processes; n++) servers.push(await startProcess(FIRST_PORT + n, place))
    const origins = servers.map(({ origin }) => origin)
    // The first search of a process sorts all lessons into its index.
    for (const origin of origins) await fetch(`${origin}/api/search?q=${encodeURIComponent('工钱')}`)
    await send(origins, tokens, villages, lessons, { ...plan, seconds: WARM_UP_SECONDS })
    const before = servers.map((server) => server.cpu())
    const measured = await send(origins, tokens, villages, lessons, plan)
    const cpu = servers.reduce((sum, server, n) => sum + server.cpu() - (before[n] ?? 0), 0)
    const memory = servers.map((server) => server.peakMemory()).join(' + ')
    report(title, measured, `${memory} MB | ${((cpu / measured.requests) * 1000).toFixed(2)} ms`)
  } finally {
    for (const server of servers) await server.stop()
  }
}

async function town(title: string, scale: number, open: () => Database, place: Place, counts: number[]): Promise<void> {
  const database = open()
  const started = performance.now()
  const tokens = (await makeTown(database, scale)).values()
  const { events, rows, yearMs } = await growReadings(database, READINGS * scale, lessons, localDate(new Date()))
  await database.close()
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  grown.push(
    `${title} ×${scale}: ${events} readings are ${rows} rows, a year of them added up in ${yearMs.toFixed(0)} ms; grown in ${seconds} s`,
  )
  for (const processes of counts) await measure(`${title} ×${scale}, ${processes} process`, place, processes, tokens)
}

async function main(): Promise<void> {
  await build(['server'])
  console.log(
    '| town and processes | requests/s | p50 p95 p99 (ms) | peak memory | CPU a request | booked / answered / counted / failed |',
  )
  console.log('|---|---|---|---|---|---|')
  for (const scale of scales) {
    const dataDir = mkdtempSync(join(tmpdir(), 'load-'))
    await town('SQLite', scale, () => openSqlite(join(dataDir, 'town.db')), { dataDir }, [1])
    rmSync(dataDir, { recursive: true, force: true })
  }
  if (values.only === 'sqlite') return
  if (!hasPostgres()) return console.log('PostgreSQL: none on this machine')
  const own = process.env.TEST_DATABASE_URL ? undefined : await startPostgres()
  if (own) process.env.TEST_DATABASE_URL = own.url
  try {
    for (const scale of scales) {
      const { url, drop } = await createPostgresDatabase()
      const dataDir = mkdtempSync(join(tmpdir(), 'load-'))
      await town('PostgreSQL', scale, () => openPostgres(url), { dataDir, url }, scale === 1 ? [1, 2, 4] : [2])
      rmSync(dataDir, { recursive: true, force: true })
      await drop()
    }
  } finally {
    await own?.stop()
  }
}

main()
  .finally(() => console.log(grown.join('\n')))
  .catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
