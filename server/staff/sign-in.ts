import type { Staff } from '@domain/staff'
import { addMinutes, type Instant, toInstant } from '@domain/time'
import { countAttempt, forgetAttempts, giveBackAttempt, isCounted, type Limit, spendAttempt } from '../auth/attempts'
import { addSession, staffByAccount, touchSession } from '../auth/store'
import { hashToken, newToken } from '../auth/token'
import type { StaffRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Whence } from '../http/whence'
import type { Parts } from '../parts'
import { audit } from './audit'
import { isCode } from './factor'
import { isPassword } from './password'
import { factorOf } from './second-factor'

/** The longest a desk session lasts; one that lies idle ends sooner (`idleMinutes` of the configuration). */
export const DESK_SESSION_MINUTES = 12 * 60
/** How long a browser is known for an account after it was signed in to from there. */
export const KNOWN_DEVICE_MINUTES = 180 * 24 * 60

/** A staff member as they and the desk know them. */
export const toStaff = ({ config }: Pick<Parts, 'config'>, row: StaffRow): Staff => ({
  id: row.id,
  account: row.account,
  name: row.name,
  role: row.role,
  ...(row.village_id ? { villageId: row.village_id } : {}),
  factor: factorOf(config, row),
})

/** The browser somebody signs in from. */
export interface Browser {
  address: string
  /** The browser in words. */
  device: string
  /** What the browser keeps since a sign-in before; nobody else can know it. */
  deviceToken: string | undefined
}

const keyOf = (parts: Parts, ...what: string[]) => parts.vault.hash('attempt', 'desk', ...what)
const knownKey = (parts: Parts, account: string, deviceToken: string) => keyOf(parts, 'device', account, deviceToken)

/** Makes a browser known for an account, so that guesses from elsewhere never stop its owner there. */
export const knowDevice = (parts: Parts, account: string, deviceToken: string, at: Instant) =>
  countAttempt(
    parts.database.query,
    [{ key: knownKey(parts, account, deviceToken), max: Number.MAX_SAFE_INTEGER, minutes: KNOWN_DEVICE_MINUTES }],
    at,
  )

/**
 * Limits on guessing passwords. A browser known for the account answers for its own failures only, so nobody can lock
 * its owner out: neither by guessing from many addresses nor from behind the office's own. From any other browser
 * failures count against account and address together, against the account, and against the address.
 */
async function limitsOf(parts: Parts, account: string, browser: Browser, at: Instant): Promise<Limit[]> {
  const { address, deviceToken } = browser
  if (deviceToken && (await isCounted(parts.database.query, knownKey(parts, account, deviceToken), at)))
    return [{ key: keyOf(parts, 'from-device', account, deviceToken), max: 8, minutes: 15 }]
  return [
    { key: keyOf(parts, 'both', account, address), max: 8, minutes: 15 },
    { key: keyOf(parts, 'account', account), max: 40, minutes: 60 },
    { key: keyOf(parts, 'address', address), max: 120, minutes: 15 },
  ]
}

/** Signs a staff member in. Throws `wrong-password`, `code-needed`, `wrong-code`, or `too-many-requests` after too many wrong ones. */
export async function signIn(
  parts: Parts,
  given: { account: string; password: string; code?: string | undefined },
  browser: Browser,
  whence: Whence,
) {
  const { database, now } = parts
  const at = toInstant(now())
  const limits = await limitsOf(parts, given.account, browser, at)
  await spendAttempt(database.query, limits, at)
  const row = await staffByAccount(database.query, given.account)
  if (!(await isPassword(row?.password_hash, given.password)) || row?.active !== 1) throw new Failure('wrong-password')
  if (row.totp_sealed !== null) await demandCode(parts, row, given.code, limits)
  await forgive(parts, limits)

  const token = newToken()
  const deviceToken = browser.deviceToken ?? newToken()
  await knowDevice(parts, row.account, deviceToken, at)
  await database.transaction(async (tx) => {
    await addSession(tx, {
      token_hash: hashToken(token),
      resident_id: null,
      staff_id: row.id,
      created_at: at,
      expires_at: addMinutes(at, DESK_SESSION_MINUTES),
      seen_at: at,
      proved_at: at,
      address: browser.address,
      device: browser.device,
    })
    await audit(tx, now(), { staffId: row.id, whence }, 'account.sign-in', row.id)
  })
  return { token, deviceToken, staff: toStaff(parts, row) }
}

/**
 * Asks for a one-time or recovery code after the right password. A wrong code leaves the attempt counted, and codes have a
 * limit of their own for whoever knows the password and guesses on, except where only one known browser is counted.
 */
async function demandCode(parts: Parts, row: StaffRow, code: string | undefined, limits: readonly Limit[]) {
  const { query } = parts.database
  if (code === undefined) {
    await giveBackAttempt(query, limits)
    throw new Failure('code-needed')
  }
  const codes = limits.length > 1 ? [{ key: keyOf(parts, 'code', row.id), max: 20, minutes: 24 * 60 }] : []
  if (codes.length > 0) await spendAttempt(query, codes, toInstant(parts.now()))
  if (!(await isCode(parts, row, code))) throw new Failure('wrong-code')
  if (codes.length > 0) await giveBackAttempt(query, codes)
}

/** After a right one: the first limit is the person's own and starts anew, the others are shared and lose this attempt. */
async function forgive(parts: Parts, [own, ...shared]: readonly Limit[]): Promise<void> {
  if (own) await forgetAttempts(parts.database.query, [own.key])
  if (shared.length > 0) await giveBackAttempt(parts.database.query, shared)
}

/**
 * Checks anew that it is the person and not somebody at an unlocked screen; at most 8 wrong ones in 15 minutes, counted
 * against the session alone. Throws `wrong-password` or `wrong-code`.
 */
export async function prove(
  parts: Parts,
  row: StaffRow,
  given: { password: string } | { code: string },
  tokenHash: string,
): Promise<void> {
  const { query } = parts.database
  const at = toInstant(parts.now())
  const key = keyOf(parts, 'proof', tokenHash)
  await spendAttempt(query, [{ key, max: 8, minutes: 15 }], at)
  if ('code' in given) {
    if (!(await isCode(parts, row, given.code))) throw new Failure('wrong-code')
  } else if (!(await isPassword(row.password_hash, given.password)))
    throw new Failure('wrong-password', { message: '密码不对，请再输一次。' })
  await forgetAttempts(query, [key])
  await touchSession(query, tokenHash, { proved_at: at })
}
