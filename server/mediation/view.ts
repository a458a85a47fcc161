import { maskPhone } from '@domain/booking'
import {
  actionsFor,
  actorOf,
  confirmUntil,
  type DeskMediation,
  type DeskMediationDetail,
  dueOn,
  isOpen,
  type Mediation,
} from '@domain/mediation'
import { localDate } from '@domain/time'
import type { StaffSession } from '../auth/session'
import { visitContext } from '../booking/visit'
import type { Queryable } from '../db/database'
import type { MediationRow } from '../db/tables'
import type { Parts } from '../parts'
import { settingsOf } from '../town/settings'
import type { WhoHas } from './assignees'
import { openMatter } from './seal'
import { notesOf, stepsOf } from './store'

type Needs = Pick<Parts, 'vault' | 'database' | 'town' | 'now'>
const GONE = '（已清除）'

function head(parts: Needs, row: MediationRow) {
  const due = dueOn(
    {
      status: row.status,
      acceptedOn: row.accepted_on,
      assignedOn: row.assigned_on ?? undefined,
      begunOn: row.begun_on ?? undefined,
    },
    settingsOf(parts).mediation,
  )
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    kind: row.kind,
    acceptedOn: row.accepted_on,
    ...(row.village_id ? { villageId: row.village_id } : {}),
    ...(due ? { dueOn: due } : {}),
  }
}

const ending = (row: MediationRow, agreement: string | undefined) => ({
  ...(row.referred_to ? { referredTo: row.referred_to } : {}),
  ...(row.agreed_on
    ? { agreement: { text: agreement ?? GONE, on: row.agreed_on, confirmUntil: confirmUntil(row.agreed_on) } }
    : {}),
})

/** A matter as the resident who asked sees it. */
export async function toMediation(needs: Needs, db: Queryable, whoHas: WhoHas, row: MediationRow): Promise<Mediation> {
  const told = openMatter(needs.vault, row)
  const assignee = whoHas(row)
  const steps = await stepsOf(db, row.id)
  return {
    ...head(needs, row),
    handler: row.handler,
    myRole: row.my_role,
    otherRole: row.other_role,
    story: told.story ?? GONE,
    wish: told.wish ?? GONE,
    name: told.name ?? GONE,
    phone: told.phone ?? '',
    ...(assignee ? { assignee } : {}),
    ...ending(row, told.agreement),
    steps: steps.filter(({ action }) => action !== 'note').map(({ at, status }) => ({ at, status })),
    mayWithdraw: actionsFor(row.status, 'resident').includes('withdraw'),
  }
}

/** A matter in the desk's list: opens nothing that is sealed. */
export function toDeskMediation(needs: Needs, whoHas: WhoHas, row: MediationRow, staff: StaffSession): DeskMediation {
  const top = head(needs, row)
  const assignee = whoHas(row)
  return {
    ...top,
    origin: row.origin,
    overdue: isOpen(row.status) && top.dueOn !== undefined && top.dueOn < localDate(needs.now()),
    ...(assignee ? { assignee: assignee.name } : {}),
    mine: row.assignee_staff_id === staff.staffId,
  }
}

/** A matter opened by somebody who may handle it. */
export async function toDeskDetail(
  needs: Needs,
  db: Queryable,
  whoHas: WhoHas,
  row: MediationRow,
  staff: StaffSession,
): Promise<DeskMediationDetail> {
  const told = openMatter(needs.vault, row)
  const steps = await stepsOf(db, row.id)
  const notes = await notesOf(db, row.id)
  return {
    ...toDeskMediation(needs, whoHas, row, staff),
    handler: row.handler,
    myRole: row.my_role,
    otherRole: row.other_role,
    story: told.story ?? GONE,
    wish: told.wish ?? GONE,
    name: told.name ?? GONE,
    phoneMasked: told.phone ? maskPhone(told.phone) : '',
    ...ending(row, told.agreement),
    notes: notes.map(({ id, at, who, text_sealed }) => ({
      at,
      who: who ?? '工作人员',
      text: needs.vault.open(text_sealed, visitContext(id, 'text_sealed')),
    })),
    steps: steps.map(({ at, who, staff_id, action, status }) => ({
      at,
      who: staff_id === null ? '本人' : (who ?? '工作人员'),
      action,
      status,
    })),
    actions: row.erased ? [] : actionsFor(row.status, actorOf(staff.role)),
    revision: row.revision,
    erased: row.erased === 1,
  }
}
