import { visitContext } from '../booking/visit'
import type { Parts } from '../parts'
import { totpContext } from '../staff/factor'
import { resealPending } from '../survey/store'

const VISIT = ['name_sealed', 'phone_sealed', 'note_sealed', 'beneficiary_sealed'] as const
const SEALED = [
  { table: 'booking', columns: [...VISIT, 'private_note_sealed'] },
  { table: 'waitlist', columns: [...VISIT] },
  {
    table: 'mediation',
    columns: ['name_sealed', 'phone_sealed', 'story_sealed', 'wish_sealed', 'agreement_sealed'],
  },
  { table: 'mediation_note', columns: ['text_sealed'] },
  { table: 'resident', columns: ['openid_sealed'] },
  { table: 'staff', columns: ['totp_sealed', 'totp_pending_sealed'] },
] as const
const BATCH = 200

function contextOf(table: (typeof SEALED)[number]['table'], rowId: string, column: string): string {
  if (table === 'resident') return 'resident.openid'
  return table === 'staff' ? totpContext(rowId) : visitContext(rowId, column)
}

/**
 * Seals anew with the newest key whatever an older one sealed; returns how many values. Afterwards the old key can be
 * taken out of DATA_KEYS. May run while the server does: a value that changes meanwhile is left to the next batch.
 */
export async function rotateKeys({ database, vault }: Pick<Parts, 'database' | 'vault'>): Promise<number> {
  let resealed = 0
  for (const { table, columns } of SEALED)
    for (const column of columns) {
      for (let after = ''; ; ) {
        const rows = await database.query
          .selectFrom(table)
          .select(['id', column as 'name_sealed'])
          .where('id', '>', after)
          .where(column as 'name_sealed', 'is not', null)
          .orderBy('id')
          .limit(BATCH)
          .execute()
        for (const row of rows) {
          const sealed = (row as unknown as Record<string, string>)[column] ?? ''
          if (!vault.isStale(sealed)) continue
          const context = contextOf(table, row.id, column)
          await database.query
            .updateTable(table as 'booking')
            .set({ [column]: vault.seal(vault.open(sealed, context), context) })
            .where('id', '=', row.id)
            .where(column as 'name_sealed', '=', sealed)
            .execute()
          resealed++
        }
        const last = rows.at(-1)
        if (!last) break
        after = last.id
      }
    }
  return resealed + (await resealPending(database.query, vault))
}
