/**
 * `npm run keys:rotate`: seals anew with the newest key of DATA_KEYS whatever an older one sealed. Put the new key in
 * front of the old one, restart the server, run this, and only then take the old key out. Safe while the server runs.
 */
import { migrate } from '../server/db/migrate'
import { openDatabase } from '../server/db/open'
import { rotateKeys } from '../server/privacy/rotate'
import { createVault } from '../server/vault'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

async function rotate(): Promise<void> {
  const config = readSettings()
  const database = openDatabase(config)
  await migrate(database)
  const count = await rotateKeys({ database, vault: createVault(config.dataKeys, config.hashKey) })
  await database.close()
  console.log(`已用新密钥重新加密 ${count} 项。确认服务正常后，可以从 DATA_KEYS 里去掉旧密钥。`)
}

rotate().catch(explainAndExit)
