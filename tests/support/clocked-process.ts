/**
 * A server process whose clock is set from outside: the real app on the real database of the environment, without the
 * scheduler. The parent sends `{ id, now, work }`; the clock is set, the scheduler's work done once if asked, and the
 * id sent back.
 */
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../server/app'
import { readConfig } from '../../server/config'
import { loadContent } from '../../server/content/content'
import { openPostgres, openSqlite } from '../../server/db/database'
import { listen } from '../../server/listen'
import { createMetrics } from '../../server/metrics/metrics'
import { sendDue } from '../../server/outbox/sender'
import type { Parts } from '../../server/parts'
import { makeDays } from '../../server/roster/service'
import { createVault } from '../../server/vault'
import { passExpiredOffers } from '../../server/waitlist/service'

interface Order {
  id: number
  now: string
  work: boolean
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  let now = new Date(process.env.NOW ?? 0)
  const content = loadContent(config.contentDir)
  const parts: Parts = {
    config,
    database: config.databaseUrl ? openPostgres(config.databaseUrl, 5) : openSqlite(join(config.dataDir, 'town.db')),
    vault: createVault(config.dataKeys, config.hashKey),
    now: () => new Date(now),
    town: content.town,
    content,
    metrics: createMetrics(),
    wechat: undefined,
    log: pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true })),
  }
  const { port } = await listen(createApp(parts), 0)
  process.on('message', async (order: Order) => {
    now = new Date(order.now)
    if (order.work)
      for (const job of [makeDays, passExpiredOffers, sendDue])
        await job(parts).catch((error: unknown) => parts.log.error(error))
    process.send?.({ done: order.id })
  })
  process.send?.({ port })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
