import type { StaffSession } from '../auth/session'
import type { MediationRow } from '../db/tables'
import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { visibleMatter } from './access'
import { assigneesFor, readAssignees } from './assignees'
import { mediationFigures } from './figures'
import { mediationService } from './service'
import { listMediations, mediationById, mediationsOfResident } from './store'
import { toDeskDetail, toDeskMediation, toMediation } from './view'

type MediationHandlers = Pick<
  Handlers,
  | 'createMediation'
  | 'myMediations'
  | 'mediation'
  | 'withdrawMediation'
  | 'deskMediations'
  | 'deskMediation'
  | 'deskMediationPhone'
  | 'deskMediationAssignees'
  | 'deskCreateMediation'
  | 'deskActOnMediation'
  | 'deskMediationFigures'
>

/** Mediation requests: for residents their own, for staff those they handle. */
export function mediationRoutes(parts: Parts, book: DirectoryBook): MediationHandlers {
  const { database } = parts
  const service = mediationService(parts, book)
  const assignees = async () => readAssignees(database.query, await book.current())
  const own = async (row: MediationRow) => toMediation(parts, database.query, await assignees(), row)
  const detail = async (row: MediationRow, staff: StaffSession) =>
    toDeskDetail(parts, database.query, await assignees(), row, staff)
  return {
    createMediation: async ({ resident, body, idempotencyKey }) =>
      own(await service.create(resident, body, idempotencyKey)),
    async myMediations({ resident }) {
      return Promise.all((await mediationsOfResident(database.query, resident.residentId)).map(own))
    },
    async mediation({ resident, params }) {
      const row = await mediationById(database.query, params.id)
      if (!row || row.resident_id !== resident.residentId) throw new Failure('not-found')
      return own(row)
    },
    withdrawMediation: async ({ resident, params }) => own(await service.withdraw(resident, params.id)),
    async deskMediations({ staff, query }) {
      const rows = await listMediations(database.query, staff, query.show !== 'ended')
      const whoHas = await assignees()
      const list = rows.map((row) => toDeskMediation(parts, whoHas, row, staff))
      switch (query.show) {
        case 'overdue':
          return list.filter(({ overdue }) => overdue)
        case 'accepted':
          return list.filter(({ status }) => status === 'accepted')
        default:
          return list
      }
    },
    deskMediation: async ({ staff, params }) => detail(await visibleMatter(database.query, staff, params.id), staff),
    deskMediationPhone: async ({ staff, params }) => ({ phone: await service.phone(staff, params.id) }),
    async deskMediationAssignees({ staff, params }) {
      const matter = await visibleMatter(database.query, staff, params.id)
      return assigneesFor(database.query, await book.current(), staff, matter)
    },
    deskCreateMediation: async ({ staff, body, idempotencyKey }) =>
      detail(await service.createAtDesk(staff, body, idempotencyKey), staff),
    async deskActOnMediation({ staff, params, body }) {
      const row = await service.act(staff, params.id, body.request, body.revision)
      return detail(row, staff)
    },
    deskMediationFigures: ({ query }) => mediationFigures(database.query, query.from, query.to),
  }
}
