/**
 * 100,000 responses of 15 questions on both engines: how long a submission takes (p95, with 20 phones at once), the
 * results page, and both files, with the memory the export needs. `npm run bench:survey`; PostgreSQL at
 * DATABASE_URL (an empty database), else one started for it where the machine has it. RESPONSES sets another number.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TownSchema } from '@domain/directory'
import { pino } from 'pino'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { ResidentSession } from '../server/auth/session'
import { type Database, openPostgres, openSqlite } from '../server/db/database'
import { migrate } from '../server/db/migrate'
import { createDirectoryBook } from '../server/directory/book'
import type { Parts } from '../server/parts'
import { loadSurveyFiles } from '../server/survey/content'
import { surveyFiles } from '../server/survey/files'
import { createMixer } from '../server/survey/mixer'
import { surveyCounts } from '../server/survey/results'
import { surveyService } from '../server/survey/service'
import { insertAnswers } from '../server/survey/store'
import { publishFiles } from '../server/survey/versions'
import { createVault } from '../server/vault'
import { hasPostgres, startPostgres } from '../tests/support/postgres'
import { numbers, randomAnswers } from './random-answers'

const RESPONSES = Number(process.env.RESPONSES ?? 100_000)
const PHONES = 20
const SUBMISSIONS = 1000
const content = join(__dirname, '../content')
const town = v.parse(TownSchema, parse(readFileSync(join(content, 'town.yaml'), 'utf8')))
const villages = town.villages.map(({ id }) => id)

const ms = (from: number): number => Math.round(performance.now() - from)

async function measured<T>(work: () => Promise<T>): Promise<{ result: T; took: number; megabytes: number }> {
  global.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const from = performance.now()
  const result = await work()
  clearInterval(watch)
  return { result, took: ms(from), megabytes: Math.round((Math.max(most, process.memoryUsage().rss) - before) / 1e6) }
}

async function drain(content: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of content) bytes += chunk.length
  return bytes
}

async function bench(database: Database): Promise<void> {
  await migrate(database)
  const parts = {
    database,
    town,
    now: () => new Date(),
    log: pino({ level: 'silent' }),
    vault: createVault(`b:${Buffer.alloc(32, 1).toString('base64')}`, Buffer.alloc(32, 2).toString('base64')),
  } as unknown as Parts
  await publishFiles(parts, loadSurveyFiles(join(content, 'surveys'), villages))
  const survey = loadSurveyFiles(join(content, 'surveys'), villages).find(
    ({ definition }) => definition.id === 'legal-needs',
  )?.definition
  if (!survey) throw new Error('content/surveys/legal-needs.yaml is missing')
  const next = numbers(7)
  const groups = ['general', 'elder', 'returnee', 'gig']
  for (let done = 0; done < RESPONSES; done += 500)
    await database.transaction((tx) =>
      insertAnswers(
        tx,
        survey.id,
        '2026-11-25',
        Array.from({ length: Math.min(500, RESPONSES - done) }, () => ({
          version: 1,
          audience: groups[Math.floor(next() * groups.length)] ?? 'general',
          villageId: villages[Math.floor(next() * villages.length)] ?? null,
          channel: 'online' as const,
          sessionId: null,
          answers: randomAnswers(survey, villages, next),
        })),
      ),
    )

  const service = surveyService(
    parts,
    { classSession: async () => undefined, consulted: async () => false, villages: async () => town.villages },
    createMixer(parts),
  )
  const people = Array.from({ length: SUBMISSIONS }, (_, at) => `bench-${at}`)
  await database.query
    .insertInto('resident')
    .values(
      people.map((id) => ({
        id,
        identity_hash: id,
        openid_sealed: null,
        guest: 1,
        audience: null,
        village_id: null,
        created_on: '2026-11-25',
      })),
    )
    .execute()
  const took: number[] = []
  const queue = [...people]
  await Promise.all(
    Array.from({ length: PHONES }, async () => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        const from = performance.now()
        await service.submit(
          survey.id,
          { submissionId: `submission-${id}`, version: 1, answers: randomAnswers(survey, villages, next) },
          { residentId: id, guest: true } as ResidentSession,
        )
        took.push(performance.now() - from)
      }
    }),
  )
  took.sort((a, b) => a - b)
  const at = (part: number) => (took[Math.floor(took.length * part)] ?? 0).toFixed(1)
  console.log(`  submit, ${PHONES} phones at once: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`)

  const directory = createDirectoryBook(parts)
  const counts = surveyCounts(parts, directory)
  const results = await measured(() => counts.results(survey.id, undefined))
  const again = await measured(() => counts.results(survey.id, undefined))
  console.log(
    `  results of ${results.result.counted}: ${results.took} ms (+${results.megabytes} MB), again ${again.took} ms`,
  )
  const files = surveyFiles(parts, counts, directory)
  const csv = await measured(async () => drain((await files.csv(survey.id, undefined, undefined)).content))
  console.log(`  .csv: ${csv.took} ms, ${(csv.result / 1e6).toFixed(1)} MB, memory +${csv.megabytes} MB`)
  const xlsx = await measured(async () => drain((await files.xlsx(survey.id, undefined, undefined)).content))
  console.log(`  .xlsx: ${xlsx.took} ms, ${(xlsx.result / 1e6).toFixed(1)} MB, memory +${xlsx.megabytes} MB`)
}

async function main(): Promise<void> {
  console.log(`${RESPONSES} responses of 15 questions`)
  const folder = mkdtempSync(join(tmpdir(), 'bench-survey-'))
  const sqlite = openSqlite(join(folder, 'bench.db'))
  console.log('SQLite')
  await bench(sqlite)
  await sqlite.close()
  rmSync(folder, { recursive: true, force: true })
  const named = process.env.DATABASE_URL
  const own = !named && hasPostgres() ? await startPostgres(true) : undefined
  const url = named ?? own?.url
  if (!url) return console.log('PostgreSQL: skipped, there is none on this machine and DATABASE_URL names none')
  const postgres = openPostgres(url)
  console.log('PostgreSQL')
  await bench(postgres)
  await postgres.close()
  await own?.stop()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
