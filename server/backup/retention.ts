import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST } from './manifest'

/** `2026-11-25-020000`: what `writeBackup` names. Anything else in the folder is somebody else's and left alone. */
const NAME = /^\d{4}-\d{2}-\d{2}-\d{6}$/

/** Finished backups, oldest first. */
export const finishedBackups = (backupDir: string): string[] =>
  existsSync(backupDir)
    ? readdirSync(backupDir)
        .filter((name) => NAME.test(name) && existsSync(join(backupDir, name, MANIFEST)))
        .sort()
    : []

/** Removes all but the newest `keep` backups; returns the names of those removed. */
export function dropOldBackups(backupDir: string, keep: number): string[] {
  const old = finishedBackups(backupDir).slice(0, -keep)
  for (const name of old) rmSync(join(backupDir, name), { recursive: true, force: true })
  return old
}
