import { type MediationStatus, OPEN_STATUSES } from '@domain/mediation'
import { scopeOf } from '@domain/permissions'
import type { LocalDate } from '@domain/time'
import type { StaffSession } from '../auth/session'
import type { Queryable, Tx } from '../db/database'
import type { MediationRow, MediationStepRow } from '../db/tables'

export const mediationById = (db: Queryable, id: string): Promise<MediationRow | undefined> =>
  db.selectFrom('mediation').selectAll().where('id', '=', id).executeTakeFirst()

export const mediationsOfResident = (db: Queryable, residentId: string): Promise<MediationRow[]> =>
  db
    .selectFrom('mediation')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('accepted_on', 'desc')
    .orderBy('number', 'desc')
    .execute()

/** What a staff member may see, as a condition on the list: see `access.ts`, which says it for one matter. */
const visibleTo = (db: Queryable, staff: StaffSession) => {
  const query = db.selectFrom('mediation')
  const scope = scopeOf('mediation.read', staff.role)
  if (scope === 'all') return query
  return query.where((e) =>
    e.or([
      e('assignee_staff_id', '=', staff.staffId),
      ...(scope === 'own-village' && staff.villageId
        ? [e.and([e('village_id', '=', staff.villageId), e('handler', '=', 'village')])]
        : []),
    ]),
  )
}

/** The matters a staff member may see, the newest last among open ones' dates; at most 500. */
export const listMediations = (db: Queryable, staff: StaffSession, open: boolean): Promise<MediationRow[]> =>
  visibleTo(db, staff)
    .selectAll()
    .where('status', open ? 'in' : 'not in', OPEN_STATUSES)
    .orderBy('accepted_on', open ? 'asc' : 'desc')
    .orderBy('number', open ? 'asc' : 'desc')
    .limit(500)
    .execute()

export async function countOpen(tx: Tx, residentId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('mediation')
    .select((e) => e.fn.countAll().as('count'))
    .where('resident_id', '=', residentId)
    .where('status', 'in', OPEN_STATUSES)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The next number of a year: `2026-0001`. */
export async function nextNumber(tx: Tx, year: string): Promise<string> {
  const { last } = await tx
    .insertInto('mediation_counter')
    .values({ year, last: 1 })
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((e) => ({ last: e('mediation_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${year}-${String(last).padStart(4, '0')}`
}

export const insertMediation = (tx: Tx, row: MediationRow) => tx.insertInto('mediation').values(row).execute()

/** Changes a matter that is still as it was seen; answers whether it was. */
export async function changeMediation(
  tx: Tx,
  seen: Pick<MediationRow, 'id' | 'revision'>,
  change: Partial<MediationRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mediation')
    .set({ ...change, revision: seen.revision + 1 })
    .where('id', '=', seen.id)
    .where('revision', '=', seen.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const addStep = (tx: Tx, row: MediationStepRow) => tx.insertInto('mediation_step').values(row).execute()

export const stepsOf = (db: Queryable, id: string) =>
  db
    .selectFrom('mediation_step')
    .leftJoin('staff', 'staff.id', 'mediation_step.staff_id')
    .select(['mediation_step.at', 'mediation_step.action', 'mediation_step.status', 'staff_id', 'staff.name as who'])
    .where('mediation_id', '=', id)
    .orderBy('revision')
    .execute()

export const notesOf = (db: Queryable, id: string) =>
  db
    .selectFrom('mediation_note')
    .leftJoin('staff', 'staff.id', 'mediation_note.staff_id')
    .select(['mediation_note.id', 'mediation_note.at', 'text_sealed', 'staff.name as who'])
    .where('mediation_id', '=', id)
    .orderBy('mediation_note.at')
    .orderBy('mediation_note.id')
    .execute()

/** Counts by what the figures need, of matters that came in within a span of days. */
export const countMediations = (db: Queryable, from: LocalDate, to: LocalDate) =>
  db
    .selectFrom('mediation')
    .select(({ fn, eb }) => [
      'origin',
      'kind',
      'status',
      eb.case().when('agreed_on', 'is not', null).then(1).else(0).end().as('agreed'),
      fn.countAll().as('count'),
    ])
    .where('accepted_on', '>=', from)
    .where('accepted_on', '<=', to)
    .groupBy(['origin', 'kind', 'status', 'agreed_on'])
    .execute() as Promise<
    {
      origin: MediationRow['origin']
      kind: MediationRow['kind']
      status: MediationStatus
      agreed: number
      count: unknown
    }[]
  >
