import { randomInt } from 'node:crypto'
import { RECOVERY_CODES } from '@domain/staff'
import { toInstant } from '@domain/time'
import { Secret, TOTP } from 'otpauth'
import { forgetAttempts, spendAttempt } from '../auth/attempts'
import type { StaffSession } from '../auth/session'
import { endDeskSessions } from '../auth/store'
import type { Queryable } from '../db/database'
import type { StaffRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from './audit'
import { mustHaveFactor } from './second-factor'
import { countRecoveryCodes, putRecoveryCodes, spendRecoveryCode, spendStep, staffById, updateStaff } from './store'

/** RFC 6238 as every authenticator app knows it; one step (30 seconds) of drift to either side. */
const PERIOD_SECONDS = 30
const DRIFT_STEPS = 1
const KEY_BYTES = 20
/** Without what is read for something else: I, O, 0, 1. */
const RECOVERY_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const RECOVERY_LENGTH = 10

/** Ties a sealed key to its account. */
export const totpContext = (staffId: string): string => `staff.totp:${staffId}`

const totpOf = (key: string, account: string, issuer: string) =>
  new TOTP({ issuer, label: account, secret: Secret.fromBase32(key), period: PERIOD_SECONDS })

/** The time step a code belongs to, or undefined where it is of none near `now`. */
function stepOf({ vault, town }: Parts, row: StaffRow, sealed: string, code: string, now: Date): number | undefined {
  const totp = totpOf(vault.open(sealed, totpContext(row.id)), row.account, town.name)
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code, timestamp, window: DRIFT_STEPS })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}

/** A recovery code as it is stored, however it was typed. */
const recoveryHash = ({ vault }: Parts, staffId: string, code: string): string =>
  vault.hash('recovery', staffId, code.toUpperCase().replace(/[^A-Z0-9]/g, ''))

/**
 * Whether a code is right, and uses it up: a code of the app counts once for its time step and never after a later one,
 * a recovery code once.
 */
export async function isCode(parts: Parts, row: StaffRow, code: string): Promise<boolean> {
  if (row.totp_sealed === null) return false
  const { query } = parts.database
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return spendRecoveryCode(query, row.id, recoveryHash(parts, row.id, code))
  const step = stepOf(parts, row, row.totp_sealed, digits, parts.now())
  return step !== undefined && spendStep(query, row.id, step)
}

/** Makes a key to be put into an app. It counts for nothing until a code made from it comes back. */
export async function beginFactor(parts: Parts, staff: StaffSession): Promise<{ key: string; uri: string }> {
  const { database, vault, town } = parts
  const row = await staffById(database.query, staff.staffId)
  const key = new Secret({ size: KEY_BYTES }).base32
  await updateStaff(database.query, row.id, { totp_pending_sealed: vault.seal(key, totpContext(row.id)) })
  return { key, uri: totpOf(key, row.account, `${town.name}法律服务`).toString() }
}

/**
 * Switches the second factor on, or over to another phone, by a code of the new key; the account's other sessions end.
 * Returns the recovery codes, which nobody can see again. Throws `wrong-code`, or `state-changed` where nothing was begun.
 */
export async function confirmFactor(
  parts: Parts,
  staff: StaffSession,
  code: string,
  tokenHash: string,
): Promise<string[]> {
  const { database, vault, now } = parts
  const attempts = { key: vault.hash('attempt', 'desk', 'factor', staff.staffId), max: 20, minutes: 15 }
  await spendAttempt(database.query, [attempts], toInstant(now()))
  const row = await staffById(database.query, staff.staffId)
  const sealed = row.totp_pending_sealed
  if (sealed === null) throw new Failure('state-changed', { message: '请从头开始设：先取一个新的二维码。' })
  const step = stepOf(parts, row, sealed, code, now())
  if (step === undefined) throw new Failure('wrong-code')
  await forgetAttempts(database.query, [attempts.key])
  return database.transaction(async (tx) => {
    await updateStaff(tx, row.id, { totp_sealed: sealed, totp_pending_sealed: null, totp_step: step })
    await endDeskSessions(tx, row.id, { keep: tokenHash })
    await audit(tx, now(), staff, 'account.factor-on', row.id)
    return newCodes(parts, tx, row.id)
  })
}

/** Switches the own second factor off. Throws `forbidden` where the role has to have one. */
export async function dropOwnFactor(parts: Parts, staff: StaffSession): Promise<void> {
  const { database, config, now } = parts
  if (mustHaveFactor(config, staff))
    throw new Failure('forbidden', { message: '您的角色必须用动态码。换了手机，请重新设一次。' })
  await database.transaction(async (tx) => {
    await removeFactor(tx, staff.staffId)
    await audit(tx, now(), staff, 'account.factor-off', staff.staffId)
  })
}

/** Takes an account its second factor and recovery codes. */
export async function removeFactor(tx: Queryable, staffId: string): Promise<void> {
  await updateStaff(tx, staffId, { totp_sealed: null, totp_pending_sealed: null, totp_step: null })
  await putRecoveryCodes(tx, staffId, [])
}

/** Ten new recovery codes in place of all old ones. Throws `state-changed` where there is no second factor. */
export async function renewCodes(parts: Parts, staff: StaffSession): Promise<string[]> {
  const { database, now } = parts
  return database.transaction(async (tx) => {
    if ((await staffById(tx, staff.staffId)).totp_sealed === null) throw new Failure('state-changed')
    await audit(tx, now(), staff, 'account.recovery-codes', staff.staffId)
    return newCodes(parts, tx, staff.staffId)
  })
}

async function newCodes(parts: Parts, tx: Queryable, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  await putRecoveryCodes(
    tx,
    staffId,
    codes.map((code) => recoveryHash(parts, staffId, code)),
  )
  return codes
}

/** Fifty random bits, in two groups to be copied by hand. */
function newCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)])
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
}

/** How the own second factor stands. */
export async function ownFactor(parts: Parts, staff: StaffSession) {
  const row = await staffById(parts.database.query, staff.staffId)
  return {
    on: row.totp_sealed !== null,
    required: mustHaveFactor(parts.config, row),
    codesLeft: await countRecoveryCodes(parts.database.query, row.id),
  }
}
