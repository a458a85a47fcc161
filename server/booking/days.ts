import type { DutyDay } from '@domain/booking'
import { addDays, localDate, toInstant } from '@domain/time'
import type { Parts } from '../parts'
import { makeDays } from '../roster/service'
import { settingsOf } from '../town/settings'
import { waitingByDay } from '../waitlist/store'
import { openSlots } from './store'
import { bookable, toDutyDays } from './view'

/** Until which date this process has made the days: once a date, whoever asks first. */
const madeUntil = new WeakMap<Parts['database'], string>()

/** Published duty days from today on; days that have come within the horizon since are made first. */
export async function listDutyDays(parts: Parts): Promise<DutyDay[]> {
  const today = localDate(parts.now())
  const until = addDays(today, settingsOf(parts).booking.horizonDays)
  if (madeUntil.get(parts.database) !== until) {
    await makeDays(parts)
    madeUntil.set(parts.database, until)
  }
  const slots = await openSlots(parts.database.query, today, until)
  const waiting = await waitingByDay(parts.database.query, today, until)
  return toDutyDays(slots, waiting, bookable(toInstant(parts.now()), settingsOf(parts).booking))
}
