import type { DeskSession } from '@domain/staff'
import { toInstant } from '@domain/time'
import { idleSince } from '../auth/gate'
import type { StaffSession } from '../auth/session'
import { deskSessionsOf, endDeskSessions } from '../auth/store'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from './audit'
import { hashPassword, refuseGuessable } from './password'
import { prove } from './sign-in'
import { setPassword, staffById } from './store'

/** Changes the own password, which takes the old one; ends the account's sessions but this. */
export async function changePassword(
  parts: Parts,
  staff: StaffSession,
  given: { old: string; password: string },
  tokenHash: string,
): Promise<void> {
  const { database, now, town } = parts
  const row = await staffById(database.query, staff.staffId)
  await prove(parts, row, { password: given.old }, tokenHash)
  refuseGuessable(given.password, row, town)
  const passwordHash = await hashPassword(given.password)
  await database.transaction(async (tx) => {
    await setPassword(tx, row.id, passwordHash)
    await endDeskSessions(tx, row.id, { keep: tokenHash })
    await audit(tx, now(), staff, 'account.password', row.id)
  })
}

/** Where somebody is signed in; `tokenHash` is the session that asks. */
export async function sessionsOf(parts: Parts, staffId: string, tokenHash: string): Promise<DeskSession[]> {
  const at = toInstant(parts.now())
  const rows = await deskSessionsOf(parts.database.query, staffId, at, idleSince(parts, at))
  return rows.map((row) => ({
    id: row.token_hash,
    device: row.device ?? '不认识的设备',
    address: row.address ?? '不知道',
    since: row.created_at,
    lastSeen: row.seen_at ?? row.created_at,
    current: row.token_hash === tokenHash,
  }))
}

/** Ends one of the own sessions by its id, or all but this one. Throws `not-found` where there is none of that id. */
export async function endOwnSessions(
  { database, now }: Parts,
  staff: StaffSession,
  which: { only: string } | { keep: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    const ended = await endDeskSessions(tx, staff.staffId, which)
    if (ended === 0 && 'only' in which) throw new Failure('not-found')
    await audit(tx, now(), staff, 'account.end-sessions', staff.staffId)
  })
}
