import type { Staff } from '@domain/staff'
import { addMinutes, toInstant } from '@domain/time'
import { countAttempt, forgetAttempts, isCounted, type Limit, refuseWhenUsedUp } from '../auth/attempts'
import { addSession, staffByAccount } from '../auth/store'
import { hashToken, newToken } from '../auth/token'
import type { StaffRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { isPassword } from './password'

export const DESK_SESSION_MINUTES = 12 * 60
const KNOWN_ADDRESS_MINUTES = 30 * 24 * 60

export const toStaff = (row: StaffRow): Staff => ({
  id: row.id,
  account: row.account,
  name: row.name,
  role: row.role,
  ...(row.village_id ? { villageId: row.village_id } : {}),
})

/**
 * Limits on guessing passwords. Failures count against account and address together, and against the address alone.
 * The account alone is limited too (guessing from many addresses), but not at an address from which it has signed in
 * before: nobody can lock the clerk out of the office by guessing from elsewhere.
 */
function limitsOf(parts: Parts, account: string, address: string) {
  const key = (...what: string[]) => parts.vault.hash('attempt', 'desk', ...what)
  const known = key('known', account, address)
  const both: Limit = { key: key('both', account, address), max: 8, minutes: 15 }
  const alone: Limit = { key: key('account', account), max: 40, minutes: 60 }
  const fromAddress: Limit = { key: key('address', address), max: 120, minutes: 15 }
  return { known, both, alone, fromAddress }
}

/** Signs a staff member in. Throws `wrong-password`, or `too-many-requests` after too many wrong ones. */
export async function signIn(parts: Parts, given: { account: string; password: string }, address: string) {
  const { database, now } = parts
  const at = toInstant(now())
  const { known, both, alone, fromAddress } = limitsOf(parts, given.account, address)
  const limits = (await isCounted(database.query, known, at)) ? [both, fromAddress] : [both, alone, fromAddress]
  await refuseWhenUsedUp(database.query, limits, at)

  const row = await staffByAccount(database.query, given.account)
  if (!(await isPassword(row?.password_hash, given.password)) || row?.active !== 1) {
    await countAttempt(database.query, limits, at)
    throw new Failure('wrong-password')
  }

  const token = newToken()
  await database.transaction(async (tx) => {
    await forgetAttempts(tx, [both.key, known])
    await countAttempt(tx, [{ key: known, max: 1, minutes: KNOWN_ADDRESS_MINUTES }], at)
    await addSession(tx, {
      token_hash: hashToken(token),
      resident_id: null,
      staff_id: row.id,
      created_at: at,
      expires_at: addMinutes(at, DESK_SESSION_MINUTES),
    })
  })
  return { token, staff: toStaff(row) }
}
