import type { AuditAction } from '@domain/audit'
import { toInstant } from '@domain/time'
import type { Tx } from '../db/database'
import type { Whence } from '../http/whence'
import { entryHash } from './audit-chain'

/** Who did it, and from where, as far as it was somebody at the desk. */
export interface Actor {
  staffId: string
  whence?: Whence | undefined
}

/** What happens by itself when its time has come, and what residents do to their own data. */
export const SYSTEM: Actor = { staffId: 'system' }
export const RESIDENT: Actor = { staffId: 'resident' }

/**
 * Writes down who did what to which record, in the transaction that does it; `subject` is an id, never a person's data.
 * Each entry carries the hash of the one before (see `audit-chain.ts`). The row of the last one is locked until the
 * transaction ends, so that entries of several processes come one after the other.
 */
export async function audit(tx: Tx, now: Date, by: Actor, action: AuditAction, subject: string): Promise<void> {
  const last = await tx
    .updateTable('audit_head')
    .set((e) => ({ seq: e('seq', '+', 1) }))
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const entry = {
    seq: last.seq,
    at: toInstant(now),
    staff_id: by.staffId,
    action,
    subject,
    address: by.whence?.address ?? '',
    device: by.whence?.device ?? '',
  }
  const hash = entryHash(last.hash, entry)
  await tx
    .insertInto('audit')
    .values({ ...entry, hash })
    .execute()
  await tx.updateTable('audit_head').set({ hash }).where('id', '=', 1).execute()
}
