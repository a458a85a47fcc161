import { ACTIVE_STATUSES, pausedUntil } from '@domain/booking'
import type { BookingSettings } from '@domain/settings'
import { addDays, type Instant, localDate } from '@domain/time'
import type { Queryable, Tx } from '../db/database'
import { Failure } from '../http/failure'

/**
 * Makes a holder known and holds the lock on their row until the transaction ends: what one holder does happens one
 * after the other, so that the limits of rule 2 can be counted and not be raced past.
 */
export const lockHolder = (tx: Tx, id: string) =>
  tx
    .insertInto('holder')
    .values({ id, pause_lifted_at: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet((e) => ({ id: e.ref('excluded.id') })))
    .execute()

/** Rule 2: refuses a further booking once the holder has as many to come as the town allows. */
export async function refuseTooMany(tx: Tx, holder: string, now: Instant, settings: BookingSettings): Promise<void> {
  const { active } = await tx
    .selectFrom('booking')
    .select((e) => e.fn.countAll().as('active'))
    .where('holder', '=', holder)
    .where('date', '>=', localDate(now))
    .where('status', 'in', ACTIVE_STATUSES)
    .executeTakeFirstOrThrow()
  if (Number(active) >= settings.maxActivePerResident) throw new Failure('too-many-bookings')
}

/** Rule 6: until when the holder's online booking is paused, if it is. */
export async function pauseOf(
  db: Queryable,
  holder: string,
  now: Instant,
  settings: BookingSettings,
): Promise<Instant | undefined> {
  const since = addDays(localDate(now), -(settings.noShowWindowDays + settings.noShowPauseDays + 1))
  const rows = await db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slot_id')
    .leftJoin('holder', 'holder.id', 'booking.holder')
    .select(['slot.starts_at', 'holder.pause_lifted_at'])
    .where('booking.holder', '=', holder)
    .where('booking.status', '=', 'no-show')
    .where('booking.date', '>=', since)
    .execute()
  return pausedUntil(
    rows.map((row) => row.starts_at),
    now,
    settings,
    rows[0]?.pause_lifted_at,
  )
}

/** Throws `booking-paused` while rule 6 pauses the holder's online booking. */
export async function refusePaused(tx: Tx, holder: string, now: Instant, settings: BookingSettings): Promise<void> {
  if (await pauseOf(tx, holder, now, settings)) throw new Failure('booking-paused')
}
