import { type AuditEntry, type AuditFilter, auditAction } from '@domain/audit'
import { BOOKING_STATUS_NAMES, type BookingStatus } from '@domain/booking'
import { addDays, instantAt, type LocalDate } from '@domain/time'
import type { Queryable } from '../db/database'
import type { AuditRow } from '../db/tables'
import type { Parts } from '../parts'
import { audit, RESIDENT, SYSTEM } from './audit'
import { entryHash } from './audit-chain'

const NOT_STAFF: Record<string, string> = { [SYSTEM.staffId]: '系统', [RESIDENT.staffId]: '群众本人' }

type NamedRow = AuditRow & { who: string | null }

/** Entries that a filter names, the newest first; `before` a number, at most `limit`. */
export const entriesOf = (db: Queryable, filter: AuditFilter, limit: number, before?: number): Promise<NamedRow[]> =>
  db
    .selectFrom('audit')
    .leftJoin('staff', 'staff.id', 'audit.staff_id')
    .selectAll('audit')
    .select('staff.name as who')
    .$if(before !== undefined, (query) => query.where('audit.seq', '<', before ?? 0))
    .$if(filter.staffId !== undefined, (query) => query.where('audit.staff_id', '=', filter.staffId ?? ''))
    .$if(filter.action !== undefined, (query) => query.where('audit.action', '=', filter.action ?? ''))
    .$if(filter.from !== undefined, (query) => query.where('audit.at', '>=', instantAt(filter.from ?? '', '00:00')))
    .$if(filter.to !== undefined, (query) =>
      query.where('audit.at', '<', instantAt(addDays(filter.to ?? '', 1), '00:00')),
    )
    .orderBy('audit.seq', 'desc')
    .limit(limit)
    .execute()

/** What was done, in words; with what a booking's state became. */
function whatOf({ action, subject }: AuditRow): string {
  const name = auditAction(action)?.name ?? action
  const status = action === 'booking.status' ? subject.split(' ')[1] : undefined
  return status && status in BOOKING_STATUS_NAMES ? `${name}：${BOOKING_STATUS_NAMES[status as BookingStatus]}` : name
}

/** What it was done to: what was erased or brought in as a whole has no id of its own, but a number. */
function subjectOf({ action, subject }: AuditRow): string {
  switch (subject === '' ? undefined : auditAction(action)?.says) {
    case 'count':
      return `${subject} 条`
    case 'period':
      return subject === '/' ? '' : subject.replace('/', ' 到 ').trim()
    case undefined:
      return subject
  }
}

/** An entry in words, without the records it is about: for those see `audit-records.ts`. */
export const toEntry = (row: NamedRow): Omit<AuditEntry, 'records'> => ({
  seq: row.seq,
  at: row.at,
  who: NOT_STAFF[row.staff_id] ?? row.who ?? '（已删除的账号）',
  what: whatOf(row),
  subject: subjectOf(row),
  isId: auditAction(row.action)?.says === undefined,
  address: row.address,
  device: row.device,
})

/** Everybody the log can be asked about. */
export const peopleOf = async (db: Queryable): Promise<{ id: string; name: string }[]> => [
  ...(await db.selectFrom('staff').select(['id', 'name']).orderBy('name').orderBy('id').execute()),
  ...Object.entries(NOT_STAFF).map(([id, name]) => ({ id, name })),
]

/** What the chain says of itself. `fault` is the first entry at which it does not hold, with why. */
export interface ChainReport {
  entries: number
  /** The last entry that was cleared by its age; 0 where none was. */
  cleared: number
  last: { seq: number; hash: string }
  fault?: { seq: number; why: 'missing' | 'changed' | 'end' | 'head' }
}

const PAGE = 2000

/**
 * Goes through the whole chain: numbers without a gap, every hash over its entry and the one before, the last entry the
 * one that was written last, and what was cleared by age told by an entry of its own.
 */
export async function verifyChain(db: Queryable): Promise<ChainReport> {
  const head = await db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!head) return { entries: 0, cleared: 0, last: { seq: 0, hash: '' }, fault: { seq: 0, why: 'head' } }
  let [seq, hash] = [head.pruned_seq, head.pruned_hash]
  let tellsOfClearing = head.pruned_seq === 0
  const report = (fault?: ChainReport['fault']): ChainReport => ({
    entries: seq - head.pruned_seq,
    cleared: head.pruned_seq,
    last: { seq: head.seq, hash: head.hash },
    ...(fault ? { fault } : {}),
  })
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seq)
      .where('seq', '<=', head.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { hash: written, ...entry } of rows) {
      if (entry.seq !== seq + 1) return report({ seq: seq + 1, why: 'missing' })
      hash = entryHash(hash, entry)
      if (hash !== written) return report({ seq: entry.seq, why: 'changed' })
      seq = entry.seq
      if (entry.action === 'audit.prune' && entry.subject === `${head.pruned_seq}`) tellsOfClearing = true
    }
    if (rows.length < PAGE) break
  }
  if (seq !== head.seq || hash !== head.hash) return report({ seq: seq + 1, why: 'end' })
  return report(tellsOfClearing ? undefined : { seq: head.pruned_seq, why: 'head' })
}

/**
 * Clears entries from before a date: the number and hash of the last of them stay as where the chain begins now, and an
 * entry says so. The database lets nothing else be deleted.
 */
export async function clearOldEntries({ database, now }: Parts, date: LocalDate): Promise<void> {
  await database.transaction(async (tx) => {
    // Takes the head's lock first: no entry comes between looking and clearing.
    const head = await tx
      .updateTable('audit_head')
      .set((e) => ({ seq: e.ref('seq') }))
      .where('id', '=', 1)
      .returning(['seq', 'pruned_seq'])
      .executeTakeFirstOrThrow()
    // In the order of the chain, not of time: where the clock was set back, an older time may stand behind.
    const keep = await tx
      .selectFrom('audit')
      .select('seq')
      .where('seq', '>', head.pruned_seq)
      .where('at', '>=', instantAt(date, '00:00'))
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst()
    const upTo = keep ? keep.seq - 1 : head.seq
    if (upTo <= head.pruned_seq) return
    const { hash } = await tx.selectFrom('audit').select('hash').where('seq', '=', upTo).executeTakeFirstOrThrow()
    await tx.updateTable('audit_head').set({ pruned_seq: upTo, pruned_hash: hash }).where('id', '=', 1).execute()
    await tx.deleteFrom('audit').where('seq', '<=', upTo).execute()
    await audit(tx, now(), SYSTEM, 'audit.prune', `${upTo}`)
  })
}
