import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Town } from '@domain/directory'
import type { Role } from '@domain/staff'
import { addMinutes, toInstant } from '@domain/time'
import { pino } from 'pino'
import { createApp } from '../../server/app'
import { addSession } from '../../server/auth/store'
import { hashToken, newToken } from '../../server/auth/token'
import { readConfig } from '../../server/config'
import { type Content, loadContent } from '../../server/content/content'
import { type Database, type Engine, openPostgres, openSqlite } from '../../server/db/database'
import { migrate } from '../../server/db/migrate'
import { listen } from '../../server/listen'
import { createMetrics } from '../../server/metrics/metrics'
import type { Parts } from '../../server/parts'
import { hashPassword } from '../../server/staff/password'
import { DESK_SESSION_MINUTES } from '../../server/staff/sign-in'
import { addStaff } from '../../server/staff/store'
import { createVault } from '../../server/vault'
import { createWeChat } from '../../server/wechat/client'
import { type Client, createClient } from './client'
import { createPostgresDatabase } from './postgres'

/** Keys for tests only: 32 bytes of one value each. */
export const TEST_DATA_KEYS = `t1:${Buffer.alloc(32, 1).toString('base64')}`
export const TEST_HASH_KEY = Buffer.alloc(32, 2).toString('base64')
export const TEST_PASSWORD = '只在测试里用的口令'

export interface TestServer extends Client {
  parts: Parts
  /** What the server has logged so far. */
  logged(): string
  /** Sets the server's clock. */
  setNow(instant: string): void
  /** Moves the server's clock. */
  advance(minutes: number): void
  /** Where its database is: PostgreSQL's address, or SQLite's file. */
  url: string | undefined
  file: string | undefined
  /** The token of a new guest. */
  guest(): Promise<{ token: string }>
  /** The cookie of a new staff member. */
  staff(
    role: Role,
    more?: { adviser?: string; villageId?: string; account?: string },
  ): Promise<{ cookie: string; id: string }>
  stop(): Promise<void>
}

export interface TestServerOptions {
  now?: string
  town?: (town: Town) => Town
  wechatApi?: string
  environment?: Record<string, string>
}

interface TestDatabase {
  database: Database
  url?: string
  file?: string
  drop(): Promise<void>
}

/** A database of an engine without tables, and what removes it. */
export async function openEmptyDatabase(engine: Engine): Promise<TestDatabase> {
  if (engine === 'postgresql') {
    const { url, drop } = await createPostgresDatabase()
    const database = openPostgres(url)
    return { database, url, drop: () => database.close().then(drop) }
  }
  const folder = mkdtempSync(join(tmpdir(), 'town-'))
  const file = join(folder, 'town.db')
  const database = openSqlite(file)
  return { database, file, drop: () => database.close().then(() => rmSync(folder, { recursive: true, force: true })) }
}

/** The same with the schema of this program. */
export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  const made = await openEmptyDatabase(engine)
  await migrate(made.database)
  return made
}

/** The town's content, read once for all servers of a test file. */
let content: Content | undefined

/** Starts the real app over real HTTP on a new database, with a clock of its own and the town's real content. */
export async function startTestServer(engine: Engine, options: TestServerOptions = {}): Promise<TestServer> {
  const { database, drop, url, file } = await openTestDatabase(engine)
  let now = new Date(options.now ?? '2026-11-30T01:00:00.000Z')
  let log = ''
  const config = readConfig({
    MODE: 'trial',
    DATA_KEYS: TEST_DATA_KEYS,
    HASH_KEY: TEST_HASH_KEY,
    ADDRESS_LIMIT: '1000000',
    // Tests move the clock by hours; those of idling say so themselves.
    DESK_IDLE_MINUTES: '720',
    ...(options.wechatApi
      ? { WECHAT_API: options.wechatApi, WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'not-a-real-secret' }
      : {}),
    ...options.environment,
  })
  content ??= loadContent(config.contentDir)
  const { town } = content
  const parts: Parts = {
    config,
    database,
    vault: createVault(config.dataKeys, config.hashKey),
    now: () => new Date(now),
    town: options.town?.(town) ?? town,
    content,
    wechat: config.wechat && createWeChat({ ...config.wechat, timeoutMs: 500 }),
    metrics: createMetrics(),
    log: pino(
      { level: 'info' },
      {
        write(line) {
          log += line
        },
      },
    ),
  }
  const server = await listen(createApp(parts), 0)
  const client = createClient(`http://127.0.0.1:${server.port}`)

  return {
    ...client,
    parts,
    url,
    file,
    logged: () => log,
    setNow(instant) {
      now = new Date(instant)
    },
    advance(minutes) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    guest: async () => ({ token: (await client.get('login', { body: { guest: true } })).token }),
    async staff(role, more = {}) {
      const id = randomUUID()
      const account = more.account ?? `${role}-${id}`
      await addStaff(database.query, {
        id,
        account,
        name: '测试人员',
        role,
        adviser: more.adviser ?? null,
        village_id: more.villageId ?? null,
        password_hash: await hashPassword(TEST_PASSWORD),
        active: 1,
      })
      // Signed in without the sign-in page, which leaves an entry in the audit log.
      const token = newToken()
      const at = toInstant(now)
      await addSession(database.query, {
        token_hash: hashToken(token),
        resident_id: null,
        staff_id: id,
        created_at: at,
        expires_at: addMinutes(at, DESK_SESSION_MINUTES),
        seen_at: at,
        proved_at: at,
        address: '127.0.0.1',
        device: '测试程序',
      })
      return { id, cookie: `desk=${token}` }
    },
    async stop() {
      await server.stop(1000)
      await drop()
    },
  }
}
