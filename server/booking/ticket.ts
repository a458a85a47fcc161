import { randomInt } from 'node:crypto'
import type { LocalDate } from '@domain/time'
import type { Tx } from '../db/database'

/**
 * The next number of a date (1203-07) and six digits that no other booking of the date has. The date's counter row
 * stays locked until the transaction ends, so neither can be given out twice.
 */
export async function issueTicket(tx: Tx, date: LocalDate): Promise<{ number: string; code: string }> {
  const { last } = await tx
    .insertInto('day_counter')
    .values({ date, last: 1 })
    .onConflict((conflict) => conflict.column('date').doUpdateSet((e) => ({ last: e('day_counter.last', '+', 1) })))
    .returning('last')
    .executeTakeFirstOrThrow()
  const used = new Set(
    (await tx.selectFrom('booking').select('code').where('date', '=', date).execute()).map((row) => row.code),
  )
  let code: string
  do code = String(randomInt(1_000_000)).padStart(6, '0')
  while (used.has(code))
  return { number: `${date.slice(5, 7)}${date.slice(8)}-${String(last).padStart(2, '0')}`, code }
}
