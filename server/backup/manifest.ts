import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InstantSchema } from '@domain/time'
import * as v from 'valibot'
import { OperatorError } from '../operator-error'
import type { Vault } from '../vault'

export const MANIFEST = 'manifest.json'
/** What is sealed into every backup, so that a restore can tell whether it has the right keys. */
const SAMPLE = 'this backup belongs to these keys'
const CONTEXT = 'backup.sample'

const ColumnSchema = v.object({
  name: v.string(),
  kind: v.picklist(['integer', 'boolean', 'real', 'text', 'blob']),
  counted: v.boolean(),
})

/** Table names become file names, and file paths are written below a folder: neither may leave it. */
const SafePathSchema = v.pipe(
  v.string(),
  v.check((path) => !path.startsWith('/') && !path.split(/[/\\]/).includes('..'), '路径越出了备份目录'),
)

const ManifestSchema = v.object({
  format: v.literal(1, '这份备份是更新的程序做的，请用新程序恢复'),
  /** The program's version. */
  version: v.string(),
  createdAt: InstantSchema,
  engine: v.picklist(['sqlite', 'postgresql']),
  migrations: v.array(v.string()),
  keys: v.object({
    /** Names of the DATA_KEYS of then, never the keys. */
    ids: v.array(v.string()),
    sealed: v.string(),
    hash: v.string(),
  }),
  tables: v.array(
    v.object({
      name: v.pipe(v.string(), v.regex(/^\w+$/)),
      columns: v.array(ColumnSchema),
      rows: v.number(),
      sum: v.string(),
    }),
  ),
  /** What else stood in the data folder, and the town's facts. */
  files: v.array(v.object({ path: SafePathSchema, bytes: v.number(), sha256: v.string() })),
})
/** What a backup says of itself. */
export type Manifest = v.InferOutput<typeof ManifestSchema>

/** Reads a backup's manifest. Throws a sentence for whoever restores it. */
export function readManifest(folder: string): Manifest {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))
  } catch (cause) {
    throw new OperatorError(`${folder} 不是一份完整的备份：读不了 ${MANIFEST}。`, { cause })
  }
  const parsed = v.safeParse(ManifestSchema, content)
  if (!parsed.success) throw new OperatorError(`${folder} 的 ${MANIFEST} 不对：${parsed.issues[0].message}`)
  return parsed.output
}

/** What a backup keeps of the keys: their names, and something only they can open. */
export const keysOf = (vault: Vault, dataKeys: string): Manifest['keys'] => ({
  ids: dataKeys.split(',').map((entry) => entry.slice(0, entry.indexOf(':'))),
  sealed: vault.seal(SAMPLE, CONTEXT),
  hash: vault.hash('backup', SAMPLE),
})

/** Why these keys don't fit a backup, as a sentence; undefined where they do. */
export function keyFault(vault: Vault, dataKeys: string, keys: Manifest['keys']): string | undefined {
  const ours = keysOf(vault, dataKeys)
  const lost = keys.ids.filter((id) => !ours.ids.includes(id))
  if (lost.length > 0) return `DATA_KEYS 里没有 ${lost.join('、')}：用它加密的姓名和电话会打不开。`
  try {
    vault.open(keys.sealed, CONTEXT)
  } catch {
    return 'DATA_KEYS 的编号对得上，密钥不对：姓名和电话会打不开。'
  }
  if (ours.hash !== keys.hash) return 'HASH_KEY 不是做备份时的那一把：会认不出谁约过、谁答过问卷。'
  return undefined
}
