import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openPostgres, openSqlite } from '../../../server/db/database'
import { aRequest, newKey, newPhone } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { createPostgresDatabase } from '../../support/postgres'
import { type Spawned, spawnServer } from '../../support/spawned'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3)

describeEachEngine('a server process that is killed', (engine) => {
  let dataDir: string
  let url: string | undefined
  let drop: () => Promise<void> = async () => {}
  const running: Spawned[] = []
  const start = async (environment?: Record<string, string>) => {
    const server = await spawnServer(engine, { dataDir, ...(url ? { url } : {}) }, environment)
    running.push(server)
    return server
  }
  const open = (): Database => (url ? openPostgres(url) : openSqlite(join(dataDir, 'town.db')))

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'killed-'))
    if (engine === 'postgresql') ({ url, drop } = await createPostgresDatabase())
  })
  afterAll(async () => {
    await Promise.all(running.map((server) => server.kill()))
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test(`loses no acknowledged booking in ${ROUNDS} kills, and places still add up`, async () => {
    const acknowledged: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const server = await start({ TZ: round % 2 ? 'America/Los_Angeles' : 'UTC' })
      const slots = (await server.get('dutyDays'))
        .flatMap((day) => day.slots)
        .filter((slot) => slot.open && slot.left > 0)
      const before = acknowledged.length
      const clients = Array.from({ length: 12 }, async (_, i) => {
        const token = (await server.get('login', { body: { guest: true } })).token
        const slotId = slots[i % slots.length]?.id ?? ''
        const body = aRequest(slotId, { phone: newPhone() })
        const answer = await server.call('createBooking', { body, idempotencyKey: newKey() }, { token })
        if (answer.ok) acknowledged.push(answer.reply.id)
        if (acknowledged.length >= before + 3 + round) void server.kill()
      })
      // After the kill every request still open fails; that is the point.
      await Promise.allSettled(clients)
      await server.kill()
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS)

    const database = open()
    const stored = await database.query.selectFrom('booking').select(['id', 'slot_id']).execute()
    const slots = await database.query.selectFrom('slot').select(['id', 'taken']).execute()
    await database.close()
    expect(stored.map((row) => row.id)).toEqual(expect.arrayContaining(acknowledged))
    for (const slot of slots) expect(slot.taken).toBe(stored.filter((row) => row.slot_id === slot.id).length)
  }, 180_000)

  test('shows the same days whatever zone it runs in', async () => {
    const [there, here] = [await start({ TZ: 'America/Los_Angeles' }), await start({ TZ: 'UTC' })]
    const [a, b] = [await there.get('dutyDays'), await here.get('dutyDays')]
    expect(a.length).toBeGreaterThan(0)
    expect(a).toEqual(b)
  }, 120_000)

  test('lets requests in flight finish when it is asked to stop', async () => {
    const server = await start()
    const { token } = await server.get('login', { body: { guest: true } })
    const answers = Array.from({ length: 20 }, () => server.call('myBookings', {}, { token }))
    await answers[0]
    server.process.kill('SIGTERM')
    const settled = await Promise.allSettled(answers)
    const code = await new Promise((resolve) => server.process.once('close', resolve))
    expect(code).toBe(0)
    expect(settled.filter((one) => one.status === 'fulfilled' && one.value.ok).length).toBeGreaterThan(0)
  }, 120_000)
})
