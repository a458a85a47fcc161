import type { OneTimeLink, Staff } from '@domain/staff'
import { addMinutes, type Instant, toInstant } from '@domain/time'
import { endDeskSessions } from '../auth/store'
import { hashToken, newToken } from '../auth/token'
import type { Queryable } from '../db/database'
import type { StaffRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Whence } from '../http/whence'
import type { Parts } from '../parts'
import { audit } from './audit'
import { hashPassword, refuseGuessable } from './password'
import { knowDevice, toStaff } from './sign-in'
import { putLink, setPassword, spendLink, staffOfLink } from './store'

const LINK_MINUTES = 72 * 60

/** Makes the one link by which an account gets a password; any older one of the account is spoilt. Shown once only. */
export async function makeLink(db: Queryable, staffId: string, at: Instant): Promise<OneTimeLink> {
  const token = newToken()
  const until = addMinutes(at, LINK_MINUTES)
  await putLink(db, { staff_id: staffId, token_hash: hashToken(token), expires_at: until })
  return { token, until }
}

async function ownerOf({ database, now }: Parts, token: string): Promise<StaffRow> {
  const row = await staffOfLink(database.query, hashToken(token), toInstant(now()))
  if (!row) throw new Failure('link-gone')
  return row
}

/** Whose password a link is for. Throws `link-gone`: used, replaced, too old, or never there. */
export const openLink = async (parts: Parts, token: string): Promise<Staff> =>
  toStaff(parts, await ownerOf(parts, token))

/**
 * Gives the account of a link its password and uses the link up. It signs nobody in: the second factor stays in the way.
 * The browser is known for the account afterwards, so that its owner gets in however many guess at it elsewhere.
 */
export async function joinByLink(
  parts: Parts,
  given: { token: string; password: string },
  deviceToken: string,
  whence: Whence,
): Promise<Staff> {
  const { database, now, town } = parts
  const row = await ownerOf(parts, given.token)
  refuseGuessable(given.password, row, town)
  const passwordHash = await hashPassword(given.password)
  const at = toInstant(now())
  await database.transaction(async (tx) => {
    if (!(await spendLink(tx, hashToken(given.token), at))) throw new Failure('link-gone')
    await setPassword(tx, row.id, passwordHash)
    await endDeskSessions(tx, row.id)
    await audit(tx, now(), { staffId: row.id, whence }, 'account.join', row.id)
  })
  await knowDevice(parts, row.account, deviceToken, at)
  return toStaff(parts, row)
}
