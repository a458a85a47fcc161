import { CONTACT_KINDS, type Contact } from '@domain/directory'
import { ROLE_NAMES } from '@domain/staff'
import type { StaffSession } from '../auth/session'
import type { Queryable } from '../db/database'
import type { MediationRow } from '../db/tables'
import type { Directory } from '../directory/book'

/** Kinds of contacts who mediate, besides staff with an account. */
const MEDIATE: readonly Contact['kind'][] = ['mediator', 'grid-officer', 'law-guide', 'adviser']

export interface Assignee {
  /** `staff:` or `contact:` and an id. */
  id: string
  name: string
}

/**
 * Whom a matter can be given to: the village's people and the town's, staff first. A village officer gives it only to
 * themselves or to the own village's people.
 */
export async function assigneesFor(
  db: Queryable,
  { contacts }: Pick<Directory, 'contacts'>,
  staff: StaffSession,
  matter: Pick<MediationRow, 'village_id' | 'handler'>,
): Promise<Assignee[]> {
  const isVillager = staff.role === 'village'
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'village_id'])
    .where('active', '=', 1)
    .orderBy('name')
    .execute()
  const ofMatter = (villageId: string | null | undefined) => villageId === matter.village_id
  const people = rows.filter(({ id, role, village_id }) =>
    isVillager ? id === staff.staffId : role !== 'village' || (ofMatter(village_id) && matter.handler === 'village'),
  )
  const known = contacts.filter(
    ({ kind, villageId }) =>
      MEDIATE.includes(kind) &&
      (villageId === undefined ? !isVillager : ofMatter(villageId) && matter.handler === 'village'),
  )
  return [
    ...people.map(({ id, name, role }) => ({ id: `staff:${id}`, name: `${name}（${ROLE_NAMES[role]}）` })),
    ...known.map(({ id, name, kind }) => ({ id: `contact:${id}`, name: `${name}（${CONTACT_KINDS[kind]}）` })),
  ]
}

/** Who has which matter, with the number where it is a published one; undefined while nobody has. */
export type WhoHas = (matter: MediationRow) => { name: string; phone?: string } | undefined

/** Reads everybody's names once, for one matter or a list of them. */
export async function readAssignees(db: Queryable, { contacts }: Pick<Directory, 'contacts'>): Promise<WhoHas> {
  const staff = new Map(
    (await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  return (matter) => {
    if (matter.assignee_contact_id) {
      const contact = contacts.find(({ id }) => id === matter.assignee_contact_id)
      return { name: contact?.name ?? '已离任的调解员', ...(contact?.phone ? { phone: contact.phone } : {}) }
    }
    return matter.assignee_staff_id ? { name: staff.get(matter.assignee_staff_id) ?? '工作人员' } : undefined
  }
}
