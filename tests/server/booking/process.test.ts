import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeEachEngine } from '../../support/engines'
import { createPostgresDatabase } from '../../support/postgres'
import { type Spawned, spawnServer } from '../../support/spawned'

describeEachEngine('a server process', (engine) => {
  let dataDir: string
  let url: string | undefined
  let drop: () => Promise<void> = async () => {}
  const running: Spawned[] = []
  const start = async (environment?: Record<string, string>) => {
    const server = await spawnServer(engine, { dataDir, ...(url ? { url } : {}) }, environment)
    running.push(server)
    return server
  }

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'killed-'))
    if (engine === 'postgresql') ({ url, drop } = await createPostgresDatabase())
  })
  afterAll(async () => {
    await Promise.all(running.map((server) => server.kill()))
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

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
