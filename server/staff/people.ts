import { randomUUID } from 'node:crypto'
import type { AuditAction } from '@domain/audit'
import type { DeskSession, OneTimeLink, StaffChange, StaffInvitation, StaffMember } from '@domain/staff'
import { type Instant, toInstant } from '@domain/time'
import { idleSince } from '../auth/gate'
import type { StaffSession } from '../auth/session'
import { countDeskSessions, endDeskSessions } from '../auth/store'
import { isUniqueViolation, type Tx } from '../db/database'
import type { StaffLinkRow, StaffRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { sessionsOf } from './account'
import { audit } from './audit'
import { removeFactor } from './factor'
import { makeLink } from './link'
import { toStaff } from './sign-in'
import {
  addStaff,
  allLinks,
  allStaff,
  dropLink,
  findStaff,
  hasAdmin,
  lockAdmins,
  NEW_ACCOUNT,
  updateStaff,
} from './store'

/** Everybody with an account, those in use first. */
export async function listStaff(parts: Parts): Promise<StaffMember[]> {
  const { query } = parts.database
  const at = toInstant(parts.now())
  const [rows, links, sessions] = await Promise.all([
    allStaff(query),
    allLinks(query, at),
    countDeskSessions(query, at, idleSince(parts, at)),
  ])
  return rows.map((row) =>
    memberOf(
      parts,
      row,
      links.find((link) => link.staff_id === row.id),
      sessions.get(row.id) ?? 0,
    ),
  )
}

const memberOf = (parts: Parts, row: StaffRow, link: StaffLinkRow | undefined, sessions: number): StaffMember => ({
  ...toStaff(parts, row),
  ...(row.adviser ? { adviser: row.adviser } : {}),
  state: row.active !== 1 ? 'disabled' : row.password_hash === '' ? 'invited' : 'active',
  ...(link ? { linkUntil: link.expires_at } : {}),
  sessions,
})

/** What a role is tied to; what belongs to other roles is dropped. Throws where the village is none of the town's. */
function placeOf({ town }: Parts, { role, adviser, villageId }: StaffChange): Pick<StaffRow, 'adviser' | 'village_id'> {
  if (role === 'village' && !town.villages.some((village) => village.id === villageId))
    throw new Failure('invalid-fields', { fields: { villageId: '没有这个村，请重新选择' } })
  return {
    adviser: role === 'adviser' ? (adviser ?? null) : null,
    village_id: role === 'village' ? (villageId ?? null) : null,
  }
}

/** Adds an account without a password, and the link by which its owner gives it one. */
export async function invite(
  parts: Parts,
  staff: StaffSession,
  { account, name, ...place }: StaffInvitation,
): Promise<OneTimeLink & { id: string }> {
  const { database, now } = parts
  const id = randomUUID()
  const row = {
    id,
    account,
    name,
    role: place.role,
    ...placeOf(parts, { name, ...place }),
    ...NEW_ACCOUNT,
  }
  try {
    return await database.transaction(async (tx) => {
      await addStaff(tx, row)
      await audit(tx, now(), staff, 'staff.invite', id)
      return { id, ...(await makeLink(tx, id, toInstant(now()))) }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new Failure('invalid-fields', { fields: { account: '已经有这个账号了，请换一个' } })
  }
}

/**
 * Changes somebody's account in one transaction: their sessions end, and whoever could still sign in as an administrator
 * is counted afterwards. Throws `last-admin` when that would be nobody; two administrators who remove each other at the
 * same moment wait for one another.
 */
async function changing<T>(
  { database, now }: Parts,
  staff: StaffSession,
  id: string,
  action: AuditAction,
  change: (tx: Tx, row: StaffRow, at: Instant) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await lockAdmins(tx)
    const row = await findStaff(tx, id)
    if (!row) throw new Failure('not-found')
    const result = await change(tx, row, toInstant(now()))
    await endDeskSessions(tx, id)
    if (!(await hasAdmin(tx))) throw new Failure('last-admin')
    await audit(tx, now(), staff, action, id)
    return result
  })
}

/** Changes name, role and what the role is tied to. */
export const changeStaff = (parts: Parts, staff: StaffSession, id: string, given: StaffChange): Promise<unknown> =>
  changing(parts, staff, id, 'staff.change', (tx) =>
    updateStaff(tx, id, { name: given.name, role: given.role, ...placeOf(parts, given) }),
  )

/** Switches an account off, which also spoils its open link, or on again. */
export const setActive = (parts: Parts, staff: StaffSession, id: string, active: boolean): Promise<unknown> =>
  changing(parts, staff, id, active ? 'staff.activate' : 'staff.deactivate', async (tx) => {
    await updateStaff(tx, id, { active: active ? 1 : 0 })
    if (!active) await dropLink(tx, id)
  })

/** Takes an account its password and makes a new link; an older link is spoilt. For somebody else's account only. */
export async function resetPassword(parts: Parts, staff: StaffSession, id: string): Promise<OneTimeLink> {
  if (id === staff.staffId) throw new Failure('forbidden', { message: '自己的密码，请到“我的账号”里改。' })
  return changing(parts, staff, id, 'staff.reset', async (tx, row, at) => {
    if (row.active !== 1) throw new Failure('state-changed', { message: '这个账号停用着，先恢复，再发链接。' })
    await updateStaff(tx, id, { password_hash: '' })
    return makeLink(tx, id, at)
  })
}

/** Takes somebody's account its second factor, after making sure that it is they who ask: the desk can't. */
export const dropFactor = (parts: Parts, staff: StaffSession, id: string): Promise<unknown> =>
  changing(parts, staff, id, 'staff.factor-off', (tx) => removeFactor(tx, id))

/** Where somebody is signed in; an account that isn't there is signed in nowhere. */
export const staffSessions = (parts: Parts, id: string): Promise<DeskSession[]> => sessionsOf(parts, id, '')

/** Signs somebody out everywhere. */
export const endStaffSessions = (parts: Parts, staff: StaffSession, id: string): Promise<unknown> =>
  changing(parts, staff, id, 'staff.end-sessions', async () => undefined)
