import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import SqliteDatabase from 'better-sqlite3'
import { createPostgresDatabase } from '../../support/postgres'
import { startTestServer, TEST_DATA_KEYS, TEST_HASH_KEY } from '../../support/server'
import { type Spawned, spawnServer } from '../../support/spawned'

const run = promisify(execFile)
const root = join(__dirname, '../../..')
const withPostgres = process.env.TEST_DATABASE_URL ? describe : describe.skip

/** Runs a command as an operator would; gives what it said, and whether it ended well. */
async function command(script: string, args: string[], environment: Record<string, string>) {
  const env = { ...process.env, MODE: 'trial', DATA_KEYS: TEST_DATA_KEYS, HASH_KEY: TEST_HASH_KEY, ...environment }
  return run(process.execPath, ['--import', 'tsx', join(root, 'scripts', `${script}.ts`), ...args], {
    cwd: root,
    env,
  }).then(
    ({ stdout }) => ({ ok: true, said: stdout }),
    (error: { stdout: string; stderr: string }) => ({ ok: false, said: error.stdout + error.stderr }),
  )
}

describe('the first administrator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-admin-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const staff = (...args: string[]) => command('staff', args, { DATA_DIR: folder, PUBLIC_URL: 'https://town.example' })
  const tokenIn = (said: string) => /https:\/\/town\.example\/desk\/join#([\w-]{43})\n/.exec(said)?.[1] ?? ''

  test('gets a one-time link from the command line, and another when that is lost', async () => {
    const first = await staff('boss', '张三', 'admin')
    expect(first).toMatchObject({ ok: true, said: expect.stringContaining('已添加 管理员 张三') })
    expect(await staff('boss', '张三', 'admin')).toMatchObject({
      ok: false,
      said: expect.stringContaining('已经有账号'),
    })
    expect(await staff('nobody')).toMatchObject({ ok: false, said: expect.stringContaining('没有账号 nobody') })
    const second = await staff('boss')
    expect(second.ok).toBe(true)

    const server = await spawnServer('sqlite', { dataDir: folder })
    const password = 'seven geese walk home'
    expect(await server.refusal('deskJoin', { body: { token: tokenIn(first.said), password } })).toBe('link-gone')
    await server.get('deskJoin', { body: { token: tokenIn(second.said), password } })
    expect(await server.get('deskLogin', { body: { account: 'boss', password } })).toMatchObject({ role: 'admin' })
    await server.kill()
  }, 120_000)
})

withPostgres('a town that is backed up, moved to PostgreSQL and restored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'operator-'))
  const dataDir = join(folder, 'first')
  const running: Spawned[] = []
  let url: string
  let drop: () => Promise<void>
  beforeAll(async () => {
    ;({ url, drop } = await createPostgresDatabase())
  })
  afterAll(async () => {
    for (const server of running) await server.kill()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const start = async (place: { dataDir: string; url?: string }) => {
    const server = await spawnServer('sqlite', place)
    running.push(server)
    return server
  }

  test('finds every booking again, and the person who made it', async () => {
    const first = await start({ dataDir })
    const { token } = await first.get('login', { body: { guest: true } })
    const days = await first.get('dutyDays')
    const slotId = days.flatMap((day) => day.slots).find((slot) => slot.open)?.id ?? ''
    const body = { slotId, name: '张三', phone: '13900000001', topic: 'labour' }
    const booked = await first.get('createBooking', { body, idempotencyKey: 'operator-test-1' }, { token })

    const backup = await command('backup', [], { DATA_DIR: dataDir })
    expect(backup).toMatchObject({ ok: true, said: expect.stringMatching(/核对无误[\s\S]*没有密钥/) })
    const busy = await command('move', [url], { DATA_DIR: dataDir })
    expect(busy).toMatchObject({ ok: false, said: expect.stringContaining('先停下服务') })
    await first.kill()

    const moved = await command('move', [url], { DATA_DIR: dataDir })
    expect(moved).toMatchObject({ ok: true, said: expect.stringMatching(/booking {2}1 行[\s\S]*DATABASE_URL/) })
    const again = await command('move', [url], { DATA_DIR: dataDir })
    expect(again).toMatchObject({ ok: false, said: expect.stringContaining('已经有表') })

    const [name = ''] = readdirSync(join(dataDir, 'backups'))
    const copy = join(dataDir, 'backups', name)
    const otherKeys = await command('restore', [copy], {
      DATA_DIR: join(folder, 'second'),
      HASH_KEY: Buffer.alloc(32, 7).toString('base64'),
    })
    expect(otherKeys).toMatchObject({ ok: false, said: expect.stringContaining('HASH_KEY') })
    const restored = await command('restore', [copy], { DATA_DIR: join(folder, 'second') })
    expect(restored).toMatchObject({ ok: true, said: expect.stringContaining('核对无误') })
    const occupied = await command('restore', [copy], { DATA_DIR: join(folder, 'second') })
    expect(occupied).toMatchObject({ ok: false, said: expect.stringContaining('什么也没改') })

    for (const place of [{ dataDir: join(folder, 'second') }, { dataDir: join(folder, 'third'), url }]) {
      const server = await start(place)
      expect(await server.get('booking', { params: { id: booked.id } }, { token })).toEqual(booked)
      await server.kill()
    }
  }, 180_000)

  test('is not half restored from a backup that came to harm', async () => {
    const [name = ''] = readdirSync(join(dataDir, 'backups'))
    const copy = join(dataDir, 'backups', name)
    writeFileSync(join(copy, 'staff.ndjson.gz'), 'not a table')
    const target = join(folder, 'fourth')
    const refused = await command('restore', [copy], { DATA_DIR: target })
    expect(refused.ok).toBe(false)
    expect(existsSync(join(target, 'town.db')) || existsSync(join(target, 'town.db.restoring'))).toBe(false)
    const missing = await command('backup', [], { DATA_DIR: target })
    expect(missing).toMatchObject({ ok: false, said: expect.stringContaining('没有数据库') })
  }, 60_000)
})

test('the audit log is checked by command, also against what was noted down before', async () => {
  const server = await startTestServer('sqlite')
  try {
    const file = server.file ?? ''
    const verify = (...args: string[]) => command('audit-verify', args, { DATA_DIR: dirname(file) })
    const admin = await server.staff('admin')
    const body = {
      kind: 'lecture' as const,
      title: '讲座',
      date: '2026-12-03',
      place: '村委会',
      topics: ['land' as const],
    }
    for (let times = 0; times < 3; times++) await server.get('deskAddEvent', { body }, admin)
    const first = await verify()
    expect(first).toMatchObject({ ok: true, said: expect.stringContaining('3 条操作记录都在') })
    const noted = /3:[0-9a-f]{64}/.exec(first.said)?.[0] ?? ''
    expect(await verify(noted)).toMatchObject({ ok: true, said: expect.stringContaining('和上次抄下的一样') })
    expect(await verify(noted.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toMatchObject({ ok: false })

    const sqlite = new SqliteDatabase(file)
    sqlite.exec("drop trigger audit_unchanged; update audit set staff_id = 'x' where seq = 2")
    sqlite.close()
    expect(await verify()).toMatchObject({ ok: false, said: expect.stringContaining('断在第 2 条') })
  } finally {
    await server.stop()
  }
}, 60_000)
