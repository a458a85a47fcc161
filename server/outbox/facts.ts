import { MEDIATION_STATUSES } from '@domain/mediation'
import type { MessageFacts } from '@domain/messages'
import { localDate, localTime } from '@domain/time'
import { bookingById } from '../booking/store'
import { openVisit, type Visit } from '../booking/visit'
import type { MessageRow } from '../db/tables'
import { openMatter } from '../mediation/seal'
import { mediationById } from '../mediation/store'
import type { Parts } from '../parts'
import { entryById, firstStart } from '../waitlist/store'

/**
 * What a message says and of whom, read when it is needed: the row itself holds nothing personal. `holds` is false when
 * it is no longer so, as when a booking was cancelled after its reminder had been claimed.
 */
export async function factsOf(
  { database, town, vault }: Parts,
  message: MessageRow,
): Promise<{ facts: MessageFacts; visit: Visit; holds: boolean } | undefined> {
  if (message.booking_id) {
    const booking = await bookingById(database.query, message.booking_id)
    if (!booking) return undefined
    const { date, start, place, number, reason } = booking
    const facts = { service: town.serviceName, date, start, place, number, reason: reason ?? undefined }
    const holds = booking.status === (message.kind === 'cancelled' ? 'cancelled' : 'booked')
    return { facts, visit: openVisit(vault, booking), holds }
  }
  if (message.mediation_id) {
    const matter = await mediationById(database.query, message.mediation_id)
    if (!matter) return undefined
    const { changed_at, number, status } = matter
    const { name = '（已清除）', phone = '' } = openMatter(vault, matter)
    const when = { date: localDate(changed_at), start: localTime(changed_at) }
    const facts = { service: town.serviceName, ...when, place: town.office.name, number }
    return { facts: { ...facts, reason: MEDIATION_STATUSES[status] }, visit: { name, phone }, holds: true }
  }
  const entry = message.waitlist_id ? await entryById(database.query, message.waitlist_id) : undefined
  if (!entry) return undefined
  const { date, place, hold_until, reason } = entry
  const start = entry.start ?? (await firstStart(database.query, entry.day_id))
  const until = hold_until ?? undefined
  const facts = { service: town.serviceName, date, start, place, until, reason: reason ?? undefined }
  const holds = entry.status === (message.kind === 'waiting-ended' ? 'closed' : 'offered')
  return { facts, visit: openVisit(vault, entry), holds }
}
