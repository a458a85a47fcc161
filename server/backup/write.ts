import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localDate, localTime, toInstant } from '@domain/time'
import { version } from '../../package.json'
import type { Config } from '../config'
import type { Database } from '../db/database'
import { type CodedRow, fingerprinter } from '../db/row-code'
import { withSnapshot } from '../db/snapshot'
import type { Vault } from '../vault'
import { filesToKeep, keepFile } from './files'
import { writeLines } from './lines'
import { keysOf, MANIFEST, type Manifest } from './manifest'
import { checkBackup, tableFile } from './read'

type Settings = Pick<Config, 'dataDir' | 'contentDir' | 'backupDir' | 'dataKeys'>

/**
 * Writes a backup of a running town into a new folder of BACKUP_DIR: every table as it stood at one moment, and the files
 * beside the database; not the keys. It gets its name only after it was restored into a fresh database and compared.
 * Returns the folder.
 */
export async function writeBackup(database: Database, vault: Vault, settings: Settings, now: Date): Promise<string> {
  const createdAt = toInstant(now)
  const name = `${localDate(createdAt)}-${localTime(createdAt).replace(':', '')}${createdAt.slice(17, 19)}`
  const finished = join(settings.backupDir, name)
  const folder = `${finished}.partial`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const { migrations, tables } = await writeTables(database, folder)
    const manifest: Manifest = {
      format: 1,
      version,
      createdAt,
      engine: database.engine,
      migrations,
      keys: keysOf(vault, settings.dataKeys),
      tables,
      files: filesToKeep(settings.dataDir, settings.contentDir, settings.backupDir).map(({ path, from }) =>
        keepFile(from, folder, path),
      ),
    }
    writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    await checkBackup(folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  renameSync(folder, finished)
  return finished
}

/** Every table of a database in a file of its own below `folder`. */
export function writeTables(database: Database, folder: string): Promise<Pick<Manifest, 'migrations' | 'tables'>> {
  return withSnapshot(database, async (snapshot) => {
    const tables: Manifest['tables'] = []
    for (const table of snapshot.tables) {
      const print = fingerprinter()
      await writeLines(tableFile(folder, table.name), watched(snapshot.rows(table), print.add))
      tables.push({ ...table, ...print.result() })
    }
    return { migrations: snapshot.migrations, tables }
  })
}

async function* watched(rows: AsyncIterable<CodedRow>, see: (row: CodedRow) => void): AsyncIterable<CodedRow> {
  for await (const row of rows) {
    see(row)
    yield row
  }
}
