import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Manifest } from './manifest'

/**
 * What of the data folder is left out: the database, which is copied row by row; secrets and passwords, which must not
 * lie beside the data they protect; and the backups themselves.
 */
const LEFT_OUT = /^(town\.db.*|secrets\.env|sample-accounts\.json|backups|\..*)$/

/** Files below a folder by their path in it; links are not followed. */
function filesIn(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (prefix === '' && LEFT_OUT.test(entry.name)) return []
    if (entry.isDirectory()) return filesIn(join(folder, entry.name), `${prefix}${entry.name}/`)
    return entry.isFile() ? [`${prefix}${entry.name}`] : []
  })
}

/** Path in the backup and where it comes from: the data folder's files, and the town's facts for reading up. */
export function filesToKeep(dataDir: string, contentDir: string, except: string): { path: string; from: string }[] {
  const town = join(contentDir, 'town.yaml')
  return [
    ...filesIn(dataDir)
      .map((path) => ({ path: `data/${path}`, from: join(dataDir, path) }))
      .filter(({ from }) => !from.startsWith(except)),
    ...(existsSync(town) ? [{ path: 'content/town.yaml', from: town }] : []),
  ]
}

/** Copies one file and says what it was. */
export function keepFile(from: string, folder: string, path: string): Manifest['files'][number] {
  const to = join(folder, path)
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  copyFileSync(from, to)
  return { path, ...describe(to) }
}

/** Size and SHA-256 of a file. */
export function describe(file: string): { bytes: number; sha256: string } {
  const content = readFileSync(file)
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}
