import { randomUUID } from 'node:crypto'
import {
  actorOf,
  afterAction,
  type DeskAction,
  type DeskMediationRequest,
  isOpen,
  type MediationAction,
  type MediationRequest,
  mayRefer,
} from '@domain/mediation'
import { type Instant, localDate, toInstant } from '@domain/time'
import type { ResidentSession, StaffSession } from '../auth/session'
import { lockHolder } from '../booking/holder'
import { visitContext } from '../booking/visit'
import type { Tx } from '../db/database'
import type { MediationRow } from '../db/tables'
import type { Directory, DirectoryBook } from '../directory/book'
import { Failure } from '../http/failure'
import { claimKey } from '../http/idempotency'
import { queueProgress } from '../outbox/queue'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { settingsOf } from '../town/settings'
import { visibleMatter } from './access'
import { assigneesFor } from './assignees'
import { openMatter, sealMatter } from './seal'
import { addStep, changeMediation, countOpen, insertMediation, mediationById, nextNumber } from './store'

type Request = MediationRequest | DeskMediationRequest
/** Under what an action is carried out. */
interface Circumstances {
  directory: Directory
  staff: StaffSession
  now: Instant
}
type Asked = Pick<MediationRow, 'origin' | 'resident_id' | 'created_by'>

const found = (row: MediationRow | undefined): MediationRow => {
  if (!row) throw new Failure('not-found')
  return row
}

/** Writes an action that the state machine allowed; throws `state-changed` when somebody else was faster. */
async function write(
  tx: Tx,
  matter: MediationRow,
  action: MediationAction,
  change: Partial<MediationRow>,
  staffId: string | null,
  now: Instant,
): Promise<MediationRow> {
  const next = { ...matter, ...change, changed_at: now, revision: matter.revision + 1 }
  if (!isOpen(next.status) && action !== 'note') next.ended_on = localDate(now)
  const { revision: _, ...columns } = next
  if (!(await changeMediation(tx, matter, columns))) throw new Failure('state-changed')
  await addStep(tx, {
    mediation_id: matter.id,
    revision: next.revision,
    at: now,
    staff_id: staffId,
    action,
    status: next.status,
  })
  if (next.status !== matter.status && staffId !== null) await queueProgress(tx, next, now)
  return next
}

/** A resident who is erased takes back what is still open, in the same transaction. */
export async function withdrawOnErasure(tx: Tx, matter: MediationRow, now: Instant): Promise<void> {
  const status = afterAction(matter.status, 'withdraw', 'resident')
  if (status) await write(tx, matter, 'withdraw', { status }, null, now)
}

/** Takes requests in and carries each through its states; every action is one transaction on the state that was seen. */
export function mediationService(parts: Parts, book: DirectoryBook) {
  const { database, vault, town } = parts

  function refuseUnknownVillage(request: Request): void {
    if (request.villageId && !town.villages.some(({ id }) => id === request.villageId))
      throw new Failure('invalid-fields', { fields: { villageId: '没有这个村，请重新选择' } })
    if (request.handler === 'village' && !request.villageId)
      throw new Failure('invalid-fields', { fields: { villageId: '想请村里调，请先选村' } })
  }

  async function insert(tx: Tx, id: string, request: Request, asked: Asked, now: Instant): Promise<MediationRow> {
    const today = localDate(now)
    const row: MediationRow = {
      id,
      number: await nextNumber(tx, today.slice(0, 4)),
      status: 'accepted',
      kind: request.kind,
      handler: request.handler,
      village_id: request.villageId ?? null,
      my_role: request.myRole,
      other_role: request.otherRole,
      ...asked,
      ...sealMatter(vault, id, request),
      agreed_on: null,
      accepted_on: today,
      assigned_on: null,
      begun_on: null,
      ended_on: null,
      changed_at: now,
      assignee_staff_id: null,
      assignee_contact_id: null,
      referred_to: null,
      revision: 0,
      erased: 0,
    }
    await insertMediation(tx, row)
    await addStep(tx, {
      mediation_id: id,
      revision: 0,
      at: now,
      staff_id: asked.created_by,
      action: 'accept',
      status: 'accepted',
    })
    return row
  }

  const addNote = (tx: Tx, matterId: string, staffId: string, text: string, at: Instant) => {
    const id = randomUUID()
    const text_sealed = vault.seal(text, visitContext(id, 'text_sealed'))
    return tx
      .insertInto('mediation_note')
      .values({ id, mediation_id: matterId, at, staff_id: staffId, text_sealed })
      .execute()
  }

  async function assigned(tx: Tx, matter: MediationRow, assignee: string, { directory, staff, now }: Circumstances) {
    const allowed = await assigneesFor(tx, directory, staff, matter)
    if (!allowed.some(({ id }) => id === assignee))
      throw new Failure('invalid-fields', { fields: { assignee: '不能交给这个人，请另选一位' } })
    const [who, id] = [assignee.slice(0, assignee.indexOf(':')), assignee.slice(assignee.indexOf(':') + 1)]
    return {
      assignee_staff_id: who === 'staff' ? id : null,
      assignee_contact_id: who === 'contact' ? id : null,
      assigned_on: matter.assigned_on ?? localDate(now),
    }
  }

  /** What an action changes besides the state. */
  async function changesOf(
    tx: Tx,
    matter: MediationRow,
    request: DeskAction,
    circumstances: Circumstances,
  ): Promise<Partial<MediationRow>> {
    const today = localDate(circumstances.now)
    switch (request.action) {
      case 'assign':
        return assigned(tx, matter, request.assignee, circumstances)
      case 'begin':
        return { begun_on: today }
      case 'agree': {
        if (request.agreedOn > today || request.agreedOn < matter.accepted_on)
          throw new Failure('invalid-fields', { fields: { agreedOn: '说定的日子要在受理之后、今天之前' } })
        const { agreement_sealed } = sealMatter(vault, matter.id, { agreement: request.text })
        return { agreement_sealed, agreed_on: request.agreedOn }
      }
      case 'refer':
        if (!mayRefer(matter.status, request.to))
          throw new Failure('invalid-fields', { fields: { to: '调成了才能转司法确认；没有调成的转别处' } })
        return { referred_to: request.to }
      default:
        return {}
    }
  }

  return {
    /** A resident's request. The same key and body answer with the same matter. */
    create(resident: ResidentSession, request: MediationRequest, key: string): Promise<MediationRow> {
      refuseUnknownVillage(request)
      const now = toInstant(parts.now())
      return database.transaction(async (tx) => {
        const id = randomUUID()
        const before = await claimKey(tx, { caller: resident.residentId, key, body: request }, id, now)
        if (before) return found(await mediationById(tx, before))
        await lockHolder(tx, resident.residentId)
        if ((await countOpen(tx, resident.residentId)) >= settingsOf(parts).mediation.maxOpenPerResident)
          throw new Failure('too-many-matters')
        return insert(tx, id, request, { origin: 'resident', resident_id: resident.residentId, created_by: null }, now)
      })
    },

    /**
     * A matter that staff enter: for somebody, or what a grid officer found. A village officer's is the own village's; an
     * adviser's is in their own hands, for they see no other.
     */
    createAtDesk(staff: StaffSession, given: DeskMediationRequest, key: string): Promise<MediationRow> {
      const request = {
        ...given,
        ...(staff.role === 'village' ? { villageId: staff.villageId, handler: 'village' as const } : {}),
        mine: given.mine || staff.scope === 'own',
      }
      if (staff.role === 'village' && given.villageId !== undefined && given.villageId !== staff.villageId)
        throw new Failure('forbidden')
      refuseUnknownVillage(request)
      const now = toInstant(parts.now())
      return database.transaction(async (tx) => {
        const id = randomUUID()
        const before = await claimKey(tx, { caller: staff.staffId, key, body: given }, id, now)
        if (before) return found(await mediationById(tx, before))
        const asked = { origin: request.origin, resident_id: null, created_by: staff.staffId }
        let matter = await insert(tx, id, request, asked, now)
        if (request.mine) {
          const own = { assignee_staff_id: staff.staffId, assigned_on: localDate(now) }
          matter = await write(tx, matter, 'assign', { ...own, status: 'assigned' }, staff.staffId, now)
          const begun = { status: 'in-mediation' as const, begun_on: localDate(now) }
          matter = await write(tx, matter, 'begin', begun, staff.staffId, now)
        }
        await audit(tx, parts.now(), staff, 'mediation.accept', id)
        return matter
      })
    },

    /** One action on the state the desk saw. Throws `state-changed` when another came between or the state forbids it. */
    async act(staff: StaffSession, id: string, request: DeskAction, revision: number): Promise<MediationRow> {
      // Read before the transaction: SQLite has one connection, and the transaction holds it.
      const directory = await book.current()
      return database.transaction(async (tx) => {
        const now = toInstant(parts.now())
        const matter = await visibleMatter(tx, staff, id)
        const status = afterAction(matter.status, request.action, actorOf(staff.role))
        if (matter.revision !== revision || matter.erased || status === undefined) throw new Failure('state-changed')
        const change = await changesOf(tx, matter, request, { directory, staff, now })
        const next = await write(tx, matter, request.action, { ...change, status }, staff.staffId, now)
        if ('text' in request && request.text && request.action !== 'agree')
          await addNote(tx, id, staff.staffId, request.text, now)
        await audit(tx, parts.now(), staff, `mediation.${request.action}`, id)
        return next
      })
    },

    /** The resident takes the request back; taking it back twice changes nothing. */
    withdraw: (resident: ResidentSession, id: string): Promise<MediationRow> =>
      database.transaction(async (tx) => {
        const matter = await mediationById(tx, id)
        if (!matter || matter.resident_id !== resident.residentId) throw new Failure('not-found')
        if (matter.status === 'withdrawn') return matter
        const status = afterAction(matter.status, 'withdraw', 'resident')
        if (!status) throw new Failure('state-changed')
        return write(tx, matter, 'withdraw', { status }, null, toInstant(parts.now()))
      }),

    /** The full number, written down as asked for. */
    phone: (staff: StaffSession, id: string): Promise<string> =>
      database.transaction(async (tx) => {
        const matter = await visibleMatter(tx, staff, id)
        const { phone } = openMatter(vault, matter)
        if (!phone) throw new Failure('not-found')
        await audit(tx, parts.now(), staff, 'mediation.phone', id)
        return phone
      }),
  }
}
