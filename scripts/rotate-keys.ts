/**
 * `npm run keys:rotate`: seals anew with the newest key of DATA_KEYS whatever an older one sealed. Put the new key in
 * front of the old one, restart the server, run this, and only then take the old key out. Safe while the server runs.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../server/config'
import { openPostgres, openSqlite } from '../server/db/database'
import { migrate } from '../server/db/migrate'
import { rotateKeys } from '../server/privacy/rotate'
import { createVault } from '../server/vault'
import { explainAndExit } from './failures'

async function rotate(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env)
  const database = config.databaseUrl ? openPostgres(config.databaseUrl) : openSqlite(join(config.dataDir, 'town.db'))
  await migrate(database)
  const count = await rotateKeys({ database, vault: createVault(config.dataKeys, config.hashKey) })
  await database.close()
  console.log(`已用新密钥重新加密 ${count} 项。确认服务正常后，可以从 DATA_KEYS 里去掉旧密钥。`)
}

rotate().catch(explainAndExit)
