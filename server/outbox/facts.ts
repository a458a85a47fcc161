import type { MessageFacts } from '@domain/messages'
import { bookingById } from '../booking/store'
import { openVisit, type Visit } from '../booking/visit'
import type { MessageRow } from '../db/tables'
import type { Parts } from '../parts'
import { entryById } from '../waitlist/store'

/** What a message says and of whom, read when it is needed: the row itself holds nothing personal. */
export async function factsOf(
  { database, town, vault }: Parts,
  message: MessageRow,
): Promise<{ facts: MessageFacts; visit: Visit } | undefined> {
  if (message.booking_id) {
    const booking = await bookingById(database.query, message.booking_id)
    if (!booking) return undefined
    const { date, start, place, number, reason } = booking
    const facts = { service: town.serviceName, date, start, place, number, reason: reason ?? undefined }
    return { facts, visit: openVisit(vault, booking) }
  }
  const entry = message.waitlist_id ? await entryById(database.query, message.waitlist_id) : undefined
  if (!entry) return undefined
  const { date, start, place, hold_until } = entry
  const facts = { service: town.serviceName, date, start: start ?? '00:00', place, until: hold_until ?? undefined }
  return { facts, visit: openVisit(vault, entry) }
}
