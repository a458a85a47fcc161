import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createPostgresDatabase } from '../../support/postgres'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from '../../support/server'
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
    const [day] = await first.get('dutyDays')
    const slotId = day?.slots.find((slot) => slot.open)?.id ?? ''
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
