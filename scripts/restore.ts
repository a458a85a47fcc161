/**
 * `npm run restore -- 备份目录`: fills the database of the settings, which must be empty, from a backup of either engine.
 * `--check` only tries the backup on a database that is thrown away. `--any-keys` restores although the keys don't fit.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { keyFault, type Manifest, readManifest } from '../server/backup/manifest'
import { checkBackup, restoreInto } from '../server/backup/read'
import type { Config } from '../server/config'
import { openPostgres, openSqlite } from '../server/db/database'
import { dropTables } from '../server/db/drop'
import { NotEmptyError } from '../server/db/load'
import { sqliteFile } from '../server/db/open'
import { OperatorError } from '../server/operator-error'
import { createVault } from '../server/vault'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

const rowsIn = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0)

async function restoreSqlite(file: string, folder: string): Promise<void> {
  if (existsSync(file))
    throw new NotEmptyError(`已经有 ${file}，什么也没改。请先停下服务，把它（和同名的 -wal、-shm）移到别处，再恢复。`)
  // Under another name until it is whole, so that no server ever opens half of it.
  const half = `${file}.restoring`
  const remove = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${half}${end}`, { force: true })
  }
  remove()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const database = openSqlite(half)
  try {
    await restoreInto(database, folder)
    await database.close()
    renameSync(half, file)
  } catch (error) {
    await database.close()
    remove()
    throw error
  }
}

async function restorePostgres(url: string, folder: string): Promise<void> {
  const database = openPostgres(url)
  try {
    await restoreInto(database, folder)
  } catch (error) {
    // It was empty before: what stands there now is this attempt's.
    if (!(error instanceof NotEmptyError)) await dropTables(database)
    throw error
  } finally {
    await database.close()
  }
}

/** Puts files of the backup back where none stand; says which differ from what stands there. */
function restoreFiles({ files }: Manifest, folder: string, { dataDir, contentDir }: Config): void {
  for (const { path } of files) {
    const [room = '', ...rest] = path.split('/')
    const to = join(room === 'data' ? dataDir : contentDir, ...rest)
    if (!existsSync(to)) {
      mkdirSync(dirname(to), { recursive: true })
      cpSync(join(folder, path), to)
    } else if (!readFileSync(to).equals(readFileSync(join(folder, path))))
      console.log(`没有覆盖 ${to}，它和备份里的 ${join(folder, path)} 不一样，请自己看一看用哪个。`)
  }
}

async function restore(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean' }, 'any-keys': { type: 'boolean' } },
    allowPositionals: true,
  })
  const [folder] = positionals
  if (!folder) throw new OperatorError('用法：npm run restore -- 备份目录 [--check 只试不写]')
  const manifest = readManifest(folder)
  if (values.check) {
    await checkBackup(folder)
    console.log(`这份备份完好：${manifest.tables.length} 张表，${rowsIn(manifest)} 行，逐表核对无误。`)
    return
  }
  const config = readSettings()
  const fault = keyFault(createVault(config.dataKeys, config.hashKey), config.dataKeys, manifest.keys)
  if (fault && !values['any-keys'])
    throw new OperatorError(`${fault}什么也没改。请把做备份时的密钥填进 .env 再来；密钥真的丢了，加上 --any-keys。`)
  if (config.databaseUrl) await restorePostgres(config.databaseUrl, folder)
  else await restoreSqlite(sqliteFile(config), folder)
  restoreFiles(manifest, folder, config)
  console.log(`已恢复 ${manifest.tables.length} 张表、${rowsIn(manifest)} 行，逐表核对无误，并升级到本程序的版本。`)
  console.log('现在可以启动服务，登录工作台看一看最近的预约。')
}

restore().catch(explainAndExit)
