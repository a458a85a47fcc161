import { randomUUID } from 'node:crypto'
import type { AuditAction } from '@domain/audit'
import { toInstant } from '@domain/time'
import type { StaffSession } from '../auth/session'
import type { Tx } from '../db/database'

/**
 * Writes down which staff member did what to which record, in the transaction that does it; `subject` is an id, never a
 * person's data.
 */
export const audit = (tx: Tx, now: Date, staff: StaffSession, action: AuditAction, subject: string) =>
  tx
    .insertInto('audit')
    .values({ id: randomUUID(), at: toInstant(now), staff_id: staff.staffId, action, subject })
    .execute()
