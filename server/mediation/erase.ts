import type { LocalDate } from '@domain/time'
import { inBatches } from '../db/batches'
import type { Tx } from '../db/database'
import type { Parts } from '../parts'
import { audit, SYSTEM } from '../staff/audit'
import { ERASED_MATTER } from './seal'

const BATCH = 200

/** Takes from matters everything that names or finds a person or was told; kind, village, days and result stay and are counted. */
export async function eraseMediations(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('mediation')
    .set({ ...ERASED_MATTER, resident_id: null, erased: 1 })
    .where('id', 'in', ids)
    .execute()
  await tx.deleteFrom('mediation_note').where('mediation_id', 'in', ids).execute()
  await tx.deleteFrom('message').where('mediation_id', 'in', ids).execute()
}

/** Erases what ended before a date, in batches; an open matter is kept however old it is: somebody still waits. */
export async function eraseMediationsBefore({ database, now }: Parts, date: LocalDate): Promise<void> {
  await inBatches(database, BATCH, async (tx, size) => {
    const rows = await tx
      .selectFrom('mediation')
      .select('id')
      .where('ended_on', '<', date)
      .where('erased', '=', 0)
      .limit(size)
      .execute()
    await eraseMediations(
      tx,
      rows.map(({ id }) => id),
    )
    if (rows.length > 0) await audit(tx, now(), SYSTEM, 'erase.matters', `${rows.length}`)
    return rows.length
  })
}
