import { covers, scopeOf } from '@domain/permissions'
import type { StaffSession } from '../auth/session'
import type { Queryable } from '../db/database'
import type { MediationRow } from '../db/tables'
import { Failure } from '../http/failure'
import { mediationById } from './store'

/**
 * Whether a staff member may see a matter: the 司法所 all; a village officer those of the own village that were meant for
 * the village; anyone those in their own hands.
 */
export function mayHandle(staff: StaffSession, matter: MediationRow): boolean {
  const villageId = matter.handler === 'village' ? (matter.village_id ?? undefined) : undefined
  const staffId = matter.assignee_staff_id ?? undefined
  return covers(scopeOf('mediation.read', staff.role), staff, { villageId }) || covers('own', staff, { staffId })
}

/** A matter the staff member may see. One they may not is as good as none: `not-found`. */
export async function visibleMatter(db: Queryable, staff: StaffSession, id: string): Promise<MediationRow> {
  const matter = await mediationById(db, id)
  if (!matter || !mayHandle(staff, matter)) throw new Failure('not-found')
  return matter
}
