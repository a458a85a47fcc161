import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from './app'
import { loadSample } from './booking/sample'
import type { Config } from './config'
import { loadContent } from './content/content'
import { migrate } from './db/migrate'
import { openDatabase } from './db/open'
import { listen } from './listen'
import { createMetrics } from './metrics/metrics'
import type { Parts } from './parts'
import { playYear } from './sample/year'
import { startScheduler } from './scheduler'
import { searchEngineOf } from './search/engine'
import { countStaff } from './staff/store'
import { loadSurveyFiles } from './survey/content'
import { publishFiles } from './survey/versions'
import { createVault } from './vault'
import { createWeChat } from './wechat/client'

/** What a first start puts into an empty database: nothing, duty days and accounts, or a whole invented year as well. */
export type Sample = 'none' | 'start' | 'year'

/**
 * Opens the database, brings it up to date, loads the town's content, starts serving, and says where. Ends gracefully on
 * SIGINT and SIGTERM: requests in flight are answered first. Throws `ConfigError` when something can't be worked with.
 */
export async function startServer(config: Config, options: { sample: Sample }): Promise<void> {
  const log = pino({ level: config.logLevel, base: null })
  const database = openDatabase(config)
  await migrate(database)
  const content = loadContent(config.contentDir)
  searchEngineOf(content)
  const parts: Parts = {
    config,
    database,
    vault: createVault(config.dataKeys, config.hashKey),
    now: () => new Date(),
    town: content.town,
    content,
    wechat: config.wechat && createWeChat(config.wechat),
    log,
    metrics: createMetrics({ ofProcess: true }),
  }
  const villages = parts.town.villages.map((village) => village.id)
  await publishFiles(parts, loadSurveyFiles(join(config.contentDir, 'surveys'), villages))
  const isFirst = (await countStaff(parts.database.query)) === 0
  const accounts = options.sample === 'none' ? [] : await loadSample(parts)
  if (isFirst && options.sample === 'year') await playYear(parts)
  const server = await listen(createApp(parts), config.port, config.host)
  const scheduler = startScheduler(parts)
  sayWhere(server.port, options.sample !== 'none')
  for (const { roleName, account, password } of accounts)
    console.log(`工作台试用账号：${roleName}  账号 ${account}  口令 ${password}`)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.stop()
    await scheduler.stop()
    await database.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

function sayWhere(port: number, withNetwork: boolean): void {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal)
  console.log(`居民页面：http://localhost:${port}/`)
  console.log(`工作台：  http://localhost:${port}/desk/`)
  if (withNetwork && own) console.log(`同一网络里的手机：http://${own.address}:${port}/`)
}
