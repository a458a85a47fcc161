/**
 * `npm run backup`: a backup of the running town into BACKUP_DIR, checked by restoring it, and older ones than the newest
 * BACKUP_KEEP removed. The server may run meanwhile.
 */
import { existsSync } from 'node:fs'
import { dropOldBackups } from '../server/backup/retention'
import { writeBackup } from '../server/backup/write'
import { openPostgres, openSqliteForReading } from '../server/db/database'
import { sqliteFile } from '../server/db/open'
import { OperatorError } from '../server/operator-error'
import { createVault } from '../server/vault'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

async function backup(): Promise<void> {
  const config = readSettings()
  if (!config.databaseUrl && !existsSync(sqliteFile(config)))
    throw new OperatorError(`没有数据库 ${sqliteFile(config)}：请在安装目录里运行，或者检查 DATA_DIR。`)
  const database = config.databaseUrl ? openPostgres(config.databaseUrl) : openSqliteForReading(sqliteFile(config))
  const started = Date.now()
  try {
    const folder = await writeBackup(database, createVault(config.dataKeys, config.hashKey), config, new Date())
    console.log(
      `备份好了，并已试着恢复过一遍，逐表核对无误（${Math.ceil((Date.now() - started) / 1000)} 秒）：${folder}`,
    )
  } finally {
    await database.close()
  }
  const dropped = dropOldBackups(config.backupDir, config.backupKeep)
  if (dropped.length > 0) console.log(`只留最近 ${config.backupKeep} 份，已删除：${dropped.join('、')}`)
  console.log('备份里没有密钥（DATA_KEYS、HASH_KEY）。请另外抄好锁好：没有它们，备份里的姓名和电话打不开。')
}

backup().catch(explainAndExit)
