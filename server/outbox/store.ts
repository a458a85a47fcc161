import { type MessageKind, TEMPLATE_OF } from '@domain/messages'
import type { Instant } from '@domain/time'
import type { Queryable, Tx } from '../db/database'
import type { MessageRow } from '../db/tables'

/** Whether the message may be claimed now: it is due. One whose sender vanished is not: it may have arrived. */
const DUE = { state: 'pending' } as const

/**
 * Claims due messages under a lease. The condition stands in the update itself, so that of two processes that saw the
 * same row only one gets it.
 */
export const claimDue = (tx: Tx, now: Instant, leaseUntil: Instant, limit: number): Promise<MessageRow[]> =>
  tx
    .updateTable('message')
    .set((e) => ({ state: 'sending', lease_until: leaseUntil, attempts: e('attempts', '+', 1) }))
    .where('state', '=', DUE.state)
    .where('due_at', '<=', now)
    .where('id', 'in', (e) =>
      e
        .selectFrom('message')
        .select('id')
        .where('state', '=', DUE.state)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit),
    )
    .returningAll()
    .execute()

/** Ends a claim. Only the holder of the lease can: a row that was taken from it is left alone. */
export const settle = (db: Queryable, message: MessageRow, change: Partial<MessageRow>) =>
  db
    .updateTable('message')
    .set({ lease_until: null, ...change })
    .where('id', '=', message.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', message.attempts)
    .execute()

/** Messages whose sender vanished in the middle: nobody knows whether they arrived, so they are not sent again. */
export const giveUpLost = (db: Queryable, now: Instant) =>
  db
    .updateTable('message')
    .set({ state: 'unsent', lease_until: null, why: '发送时服务中断，不确定是否送到' })
    .where('state', '=', 'sending')
    .where('lease_until', '<=', now)
    .execute()

/** One accept is one send: ties one unused consent to the message, or finds the one tied before. False when there is none. */
export async function useConsent(tx: Tx, message: MessageRow): Promise<boolean> {
  const tied = await tx.selectFrom('consent').select('id').where('message_id', '=', message.id).executeTakeFirst()
  if (tied) return true
  if (message.resident_id === null) return false
  // Two messages of one person would reach for the same consent: the second one waits here and takes the next.
  await tx
    .updateTable('resident')
    .set((e) => ({ guest: e.ref('guest') }))
    .where('id', '=', message.resident_id)
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('consent')
    .set({ message_id: message.id })
    .where('message_id', 'is', null)
    .where('id', '=', (e) =>
      e
        .selectFrom('consent')
        .select('id')
        .where('resident_id', '=', message.resident_id ?? '')
        .where('template', '=', TEMPLATE_OF[message.kind])
        .where('message_id', 'is', null)
        .orderBy('accepted_at')
        .limit(1),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const unsent = (db: Queryable) =>
  db.selectFrom('message').selectAll().where('state', '=', 'unsent').orderBy('due_at').limit(200).execute()

/** Messages that only help whoever gets them: when one can't be sent, nobody needs to be called. */
const COURTESY: readonly MessageKind[] = [
  'booked',
  'reminder-evening',
  'reminder-morning',
  'offer-expiring',
  'mediation',
]
export const isCourtesy = (kind: MessageKind): boolean => COURTESY.includes(kind)
