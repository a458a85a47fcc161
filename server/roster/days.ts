import type { PlannedDay } from '@domain/roster'
import { instantAt } from '@domain/time'
import type { Tx } from '../db/database'
import type { MadeDay } from './store'

/** The id of a day's slot: the same for the same start, whatever else changes. */
export const slotIdOf = (dayId: string, start: string): string => `${dayId}-${start.replace(':', '')}`

/** Makes a planned day that is not there yet, with its slots; does nothing where another process was first. */
export async function makeDay(tx: Tx, day: PlannedDay): Promise<void> {
  await tx
    .insertInto('duty_day')
    .values({ id: day.id, date: day.date, adviser: day.adviser, place: day.place, open: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ date: day.date, adviser: day.adviser, place: day.place, open: 1 }),
    )
    .execute()
  for (const slot of day.slots) await putSlot(tx, day, slot, 0)
}

/** Makes or reopens a slot; whoever stayed in it (checked in, done) counts into its places. */
export async function putSlot(
  tx: Tx,
  day: Pick<PlannedDay, 'id' | 'date'>,
  slot: PlannedDay['slots'][number],
  extra: number,
): Promise<void> {
  const id = slotIdOf(day.id, slot.start)
  const kept = await tx.selectFrom('slot').select('taken').where('id', '=', id).executeTakeFirst()
  const added = Math.max(extra, (kept?.taken ?? 0) - slot.places)
  const values = {
    ends: slot.end,
    starts_at: instantAt(day.date, slot.start),
    ends_at: instantAt(day.date, slot.end),
    places: slot.places + added,
    extra: added,
    open: 1,
  }
  await tx
    .insertInto('slot')
    .values({ id, day_id: day.id, start: slot.start, taken: 0, ...values })
    .onConflict((conflict) => conflict.columns(['day_id', 'start']).doUpdateSet(values))
    .execute()
}

/** Whether a made day is as planned, so that nothing has to be done. */
export function isAsPlanned(made: MadeDay, planned: PlannedDay): boolean {
  const open = made.slots.filter((slot) => slot.open === 1)
  return (
    made.date === planned.date &&
    made.adviser === planned.adviser &&
    made.place === planned.place &&
    open.length === planned.slots.length &&
    planned.slots.every((slot) =>
      open.some((one) => one.start === slot.start && one.ends === slot.end && one.places - one.extra === slot.places),
    )
  )
}
