import { randomUUID } from 'node:crypto'
import type { MessageKind } from '@domain/messages'
import { addDays, addMinutes, type Instant, instantAt, type LocalDate, localDate } from '@domain/time'
import type { Tx } from '../db/database'
import type { BookingRow, MediationRow, MessageRow, SlotRow, WaitlistRow } from '../db/tables'

type About = Pick<BookingRow, 'id' | 'resident_id' | 'revision' | 'date'>
type When = Pick<SlotRow, 'starts_at'>

const EVENING = '19:00'
const MORNING_MINUTES = 120
const OFFER_WARNING_MINUTES = 30
/** The confirmation waits so long for the person's consent, which WeChat lets one ask for only once the booking is made. */
const CONSENT_MINUTES = 2
const PROGRESS_DAYS = 3

const insert = (
  tx: Tx,
  rows: Pick<
    MessageRow,
    'dedupe' | 'kind' | 'resident_id' | 'booking_id' | 'waitlist_id' | 'due_at' | 'useless_after'
  >[],
  mediation_id: string | null = null,
) =>
  rows.length === 0
    ? undefined
    : tx
        .insertInto('message')
        .values(
          rows.map((row) => ({
            ...row,
            mediation_id,
            id: randomUUID(),
            state: 'pending' as const,
            attempts: 0,
            lease_until: null,
            why: null,
          })),
        )
        .onConflict((conflict) => conflict.column('dedupe').doNothing())
        .execute()

const ofBooking = (booking: About, kind: MessageKind, due_at: Instant, useless_after: Instant) => ({
  dedupe: `${kind}:${booking.id}:${booking.revision}`,
  kind,
  resident_id: booking.resident_id,
  booking_id: booking.id,
  waitlist_id: null,
  due_at,
  useless_after,
})

/** The reminders of a booking: the evening before and two hours before; one whose moment has passed is skipped. */
function reminders(booking: About, slot: When, now: Instant) {
  const evening = instantAt(addDays(localDate(slot.starts_at), -1), EVENING)
  const morning = addMinutes(slot.starts_at, -MORNING_MINUTES)
  return [
    ofBooking(booking, 'reminder-evening', evening, addMinutes(evening, 4 * 60)),
    ofBooking(booking, 'reminder-morning', morning, slot.starts_at),
  ].filter((row) => row.due_at > now)
}

/** A booking was made. People without WeChat hold their ticket from the desk: nothing is sent to them. */
export const queueBooked = async (tx: Tx, booking: About, slot: When, now: Instant) => {
  if (booking.resident_id === null) return
  const confirmed = ofBooking(booking, 'booked', addMinutes(now, CONSENT_MINUTES), slot.starts_at)
  await insert(tx, [confirmed, ...reminders(booking, slot, now)])
}

/** A booking has moved (its revision is the new one); `told` when staff did it, so that the person has to hear of it. */
export async function queueMoved(tx: Tx, booking: About, slot: When, now: Instant, told: boolean) {
  await dropPending(tx, booking.id)
  const moved = told ? [ofBooking(booking, 'moved', now, slot.starts_at)] : []
  await insert(tx, booking.resident_id === null ? moved : [...moved, ...reminders(booking, slot, now)])
}

/** A booking was cancelled: what was still to be said about it dies in the same transaction. */
export async function queueCancelled(tx: Tx, booking: About, slot: When, now: Instant, told: boolean) {
  await dropPending(tx, booking.id)
  if (told) await insert(tx, [ofBooking(booking, 'cancelled', now, addMinutes(slot.starts_at, 24 * 60))])
}

const ofEntry = (
  entry: Pick<WaitlistRow, 'id' | 'resident_id'>,
  kind: MessageKind,
  which: number,
  due_at: Instant,
  useless_after: Instant,
) => ({
  dedupe: `${kind}:${entry.id}:${which}`,
  kind,
  resident_id: entry.resident_id,
  booking_id: null,
  waitlist_id: entry.id,
  due_at,
  useless_after,
})

/** A place is held for a waiting person, who hears of it now and once more before the time runs out. */
export async function queueOffered(
  tx: Tx,
  entry: Pick<WaitlistRow, 'id' | 'resident_id' | 'offers'>,
  until: Instant,
  now: Instant,
) {
  const row = (kind: MessageKind, due_at: Instant) => ofEntry(entry, kind, entry.offers, due_at, until)
  const warning = addMinutes(until, -OFFER_WARNING_MINUTES)
  await insert(tx, [row('offered', now), ...(warning > now ? [row('offer-expiring', warning)] : [])])
}

/** Staff closed the day that somebody waits for: who waits is not dropped silently either. */
export const queueWaitingEnded = (
  tx: Tx,
  entry: Pick<WaitlistRow, 'id' | 'resident_id'>,
  day: { date: LocalDate },
  now: Instant,
) => insert(tx, [ofEntry(entry, 'waiting-ended', 0, now, instantAt(day.date, '23:59'))])

/** What is not said yet: still to be sent, or waiting for somebody to call. */
const NOT_SAID = ['pending', 'unsent'] as const

/** Nothing more is to be said about an offer. */
export const dropOfferMessages = (tx: Tx, entryId: string) =>
  tx
    .updateTable('message')
    .set({ state: 'dropped' })
    .where('waitlist_id', '=', entryId)
    .where('state', 'in', NOT_SAID)
    .execute()

/** Nothing more is to be said about a booking. */
export const dropPending = (tx: Tx, bookingId: string) =>
  tx
    .updateTable('message')
    .set({ state: 'dropped' })
    .where('booking_id', '=', bookingId)
    .where('state', 'in', NOT_SAID)
    .execute()

/** A mediation went a step on (its revision is the new one). Whoever asked at the desk is told by those who handle it. */
export async function queueProgress(
  tx: Tx,
  matter: Pick<MediationRow, 'id' | 'resident_id' | 'revision'>,
  now: Instant,
) {
  if (matter.resident_id === null) return
  const row = {
    dedupe: `mediation:${matter.id}:${matter.revision}`,
    kind: 'mediation' as const,
    resident_id: matter.resident_id,
    booking_id: null,
    waitlist_id: null,
    due_at: now,
    useless_after: addMinutes(now, PROGRESS_DAYS * 24 * 60),
  }
  await insert(tx, [row], matter.id)
}
