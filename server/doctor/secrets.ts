import { statSync } from 'node:fs'
import { type Finding, fail, ok, warn } from './finding'

const TOPIC = '密钥'
/** Random bytes hardly ever repeat: 32 of them have about 30 different values. */
const FEWEST_VALUES = 20
const NEW_KEY = '用 openssl rand -base64 32 生成一把新的'

/** Whether the keys look made by chance, and nobody but their owner can read the file they stand in. */
export function checkSecrets(given: {
  dataKeys: string
  hashKey: string
  /** Secrets of a trial, where one was run in this data folder. */
  trialSecrets: string | undefined
  envFile: string | undefined
}): Finding[] {
  const keys = given.dataKeys.split(',').map((entry) => entry.slice(entry.indexOf(':') + 1))
  const all = [...keys, given.hashKey]
  const findings = [...weak(all), ...shared(all), ...trial(all, given.trialSecrets), ...readable(given.envFile)]
  return findings.length > 0 ? findings : [ok(TOPIC, `${all.length} 把，都够长、够乱`)]
}

const bytesOf = (key: string) => Buffer.from(key, 'base64')

function weak(keys: string[]): Finding[] {
  const bad = keys.filter((key) => bytesOf(key).length < 32 || new Set(bytesOf(key)).size < FEWEST_VALUES)
  return bad.length === 0
    ? []
    : [fail(TOPIC, `${bad.length} 把密钥不像随机数`, `${NEW_KEY}。已经有数据的，照 docs/operate.md“换密钥”做。`)]
}

function shared(keys: string[]): Finding[] {
  return new Set(keys).size === keys.length
    ? []
    : [fail(TOPIC, 'DATA_KEYS 和 HASH_KEY 用了同一把', `每把都要不同：${NEW_KEY}。`)]
}

function trial(keys: string[], secrets: string | undefined): Finding[] {
  return keys.some((key) => secrets?.includes(key))
    ? [fail(TOPIC, '用的是试用时自动生成的密钥', `正式运行${NEW_KEY}，写进 .env；试用的数据目录不要带过来。`)]
    : []
}

/** Windows has no such modes; there the file's mode says nothing. */
function readable(file: string | undefined): Finding[] {
  if (file === undefined || process.platform === 'win32') return []
  return (statSync(file).mode & 0o077) === 0 ? [] : [warn(TOPIC, `${file} 别的用户也能读`, `运行 chmod 600 ${file}`)]
}
