import type { DutyDay } from '@domain/booking'
import { addDays, localDate, toInstant } from '@domain/time'
import type { Parts } from '../parts'
import { openSlots } from './store'
import { bookable, toDutyDays } from './view'

/** Published duty days from today to the horizon, with the places left in each slot and the length of the waiting list. */
export async function listDutyDays(parts: Parts, waiting: ReadonlyMap<string, number> = new Map()): Promise<DutyDay[]> {
  const now = toInstant(parts.now())
  const today = localDate(now)
  const settings = parts.town.booking
  const slots = await openSlots(parts.database.query, today, addDays(today, settings.horizonDays))
  return toDutyDays(slots, waiting, bookable(now, settings))
}
