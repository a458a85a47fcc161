import { createHash } from 'node:crypto'
import type { AuditRow } from '../db/tables'

/** What stands before the first entry. */
export const NOTHING_BEFORE = '0'.repeat(64)

/**
 * The hash of an entry: SHA-256 over the hash of the entry before and everything this one says, in a fixed order. Whoever
 * removes, changes or reorders an entry would have to make all later ones anew. Never to be changed: old entries are
 * checked by it.
 */
export const entryHash = (
  before: string,
  { seq, at, staff_id, action, subject, address, device }: Omit<AuditRow, 'hash'>,
): string =>
  createHash('sha256')
    .update(JSON.stringify([before, seq, at, staff_id, action, subject, address, device]))
    .digest('hex')
