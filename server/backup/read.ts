import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openSqlite } from '../db/database'
import { load } from '../db/load'
import { migrate } from '../db/migrate'
import type { CodedRow } from '../db/row-code'
import { differences, type Snapshot } from '../db/snapshot'
import { OperatorError } from '../operator-error'
import { describe } from './files'
import { readLines } from './lines'
import { type Manifest, readManifest } from './manifest'

/** Where a table's rows stand in a backup. */
export const tableFile = (folder: string, table: string): string => join(folder, `${table}.ndjson.gz`)

const snapshotOf = (folder: string, { migrations, tables }: Manifest): Snapshot => ({
  migrations,
  tables,
  rows: (table) => readLines(tableFile(folder, table.name)) as AsyncIterable<CodedRow>,
})

/**
 * Fills an empty database of either engine from a backup, compares it with what the backup says of itself, and brings it
 * forward to this program's schema. Throws where a row or file was lost or changed, leaving the target to be thrown away.
 */
export async function restoreInto(target: Database, folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = describe(join(folder, path))
    if (found.bytes !== bytes || found.sha256 !== sha256) throw new OperatorError(`备份里的文件 ${path} 变了或者坏了。`)
  }
  const loaded = await load(target, snapshotOf(folder, manifest))
  const different = differences(loaded, new Map(manifest.tables.map((table) => [table.name, table])))
  if (different.length > 0) throw new OperatorError(`备份里的表 ${different.join('、')} 变了或者坏了。`)
  await migrate(target)
  return manifest
}

/** Restores a backup into a fresh database that is thrown away: what it holds is whole and can be used again. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const scratch = mkdtempSync(join(tmpdir(), 'check-backup-'))
  const database = openSqlite(join(scratch, 'town.db'))
  try {
    return await restoreInto(database, folder)
  } finally {
    await database.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
