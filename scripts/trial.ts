import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/**
 * The environment of a trial run: what the caller set, and for the rest MODE=trial and secrets kept in the data folder,
 * made on the first start so that a second start can still open what the first one sealed.
 */
export function trialEnvironment(given: Record<string, string | undefined>): Record<string, string | undefined> {
  const folder = given.DATA_DIR || '.data'
  const file = join(folder, 'secrets.env')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const secret = () => randomBytes(32).toString('base64')
    // `wx`: of two first starts only one may write, or the other's sealed data would be lost.
    writeFileSync(file, `DATA_KEYS=k1:${secret()}\nHASH_KEY=${secret()}\n`, { mode: 0o600, flag: 'wx' })
  }
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  return { MODE: 'trial', LOG_LEVEL: 'warn', ...parseEnv(readFileSync(file, 'utf8')), ...set }
}
