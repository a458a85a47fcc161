import { holdUntil } from '@domain/booking'
import type { BookingSettings } from '@domain/settings'
import type { Instant } from '@domain/time'
import { givePlaceBack, lockDays, takePlace } from '../booking/store'
import type { Tx } from '../db/database'
import { dropOfferMessages, queueOffered } from '../outbox/queue'
import { changeEntry, firstWaiting } from './store'

/** Rule 5: gives a place back and offers it to whoever waits first for the day. Locks the day. */
export async function freePlace(
  tx: Tx,
  slot: { id: string; day_id: string },
  now: Instant,
  settings: BookingSettings,
): Promise<void> {
  await lockDays(tx, [slot.day_id])
  await givePlaceBack(tx, slot.id)
  await offerFreePlaces(tx, slot.day_id, now, settings)
}

/**
 * Offers every free place of a day, the earliest slot first, to the people waiting for it in their order. A held place
 * counts as taken from this transaction on, so nobody else can take it. The caller has locked the day.
 */
export async function offerFreePlaces(tx: Tx, dayId: string, now: Instant, settings: BookingSettings): Promise<void> {
  const slots = await tx
    .selectFrom('slot')
    .innerJoin('duty_day', 'duty_day.id', 'slot.day_id')
    .select(['slot.id', 'slot.starts_at'])
    .where('slot.day_id', '=', dayId)
    .where('slot.open', '=', 1)
    .where('duty_day.open', '=', 1)
    .whereRef('slot.taken', '<', 'slot.places')
    .orderBy('slot.starts_at')
    .execute()
  for (const slot of slots) {
    const until = holdUntil(slot.starts_at, now, settings)
    if (until === undefined) continue
    for (;;) {
      const first = await firstWaiting(tx, dayId)
      if (!first) return
      if (!(await takePlace(tx, slot.id))) break
      const offers = first.offers + 1
      await changeEntry(tx, first.id, { status: 'offered', slot_id: slot.id, hold_until: until, offers })
      await queueOffered(tx, { ...first, offers }, until, now)
    }
  }
}

/** Takes an offer back: the person waits again, in the same place of the queue. The caller has locked the day. */
export async function withdrawOffer(tx: Tx, entry: { id: string; slot_id: string | null }): Promise<void> {
  await dropOfferMessages(tx, entry.id)
  await changeEntry(tx, entry.id, { status: 'waiting', slot_id: null, hold_until: null })
  if (entry.slot_id) await givePlaceBack(tx, entry.slot_id)
}

/** Ends an entry in a state that is not an acceptance; a place held for it becomes free. The caller has locked the day. */
export async function endEntry(
  tx: Tx,
  entry: { id: string; status: string; slot_id: string | null },
  status: 'passed' | 'expired' | 'closed',
  reason: string | null = null,
): Promise<void> {
  await dropOfferMessages(tx, entry.id)
  await changeEntry(tx, entry.id, { status, reason })
  if (entry.status === 'offered' && entry.slot_id) await givePlaceBack(tx, entry.slot_id)
}
