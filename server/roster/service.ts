import { createHash } from 'node:crypto'
import { maskPhone } from '@domain/booking'
import {
  MAX_MOVE_DAYS,
  type PlannedDay,
  placeBookings,
  planDays,
  type RosterChange,
  type RosterEffect,
} from '@domain/roster'
import { addDays, type Instant, instantAt, localDate, toInstant } from '@domain/time'
import type { StaffSession } from '../auth/session'
import { bookingById, givePlaceBack, lockDays, lockSlots, type PlacedBooking } from '../booking/store'
import { issueTicket } from '../booking/ticket'
import { openVisit } from '../booking/visit'
import type { Tx } from '../db/database'
import { Failure } from '../http/failure'
import { queueCancelled, queueMoved, queueWaitingEnded } from '../outbox/queue'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { settingsOf } from '../town/settings'
import { endEntry, offerFreePlaces, withdrawOffer } from '../waitlist/offers'
import { isAsPlanned, makeDay, putSlot, slotIdOf } from './days'
import { activeIds, daysFrom, freeSlots, lockRoster, type MadeDay, readRoster, waitingOf, writeChange } from './store'

type Effect = Omit<RosterEffect, 'seen'>
type Affected = RosterEffect['bookings'][number]

/** The last date residents see. */
export const publishedUntil = (parts: Parts): string =>
  addDays(localDate(parts.now()), settingsOf(parts).booking.horizonDays)

/**
 * Makes the days that have come within the horizon. Only adds: a day that exists is changed by staff, who see the effect
 * first, never by a calendar that was updated. Safe from several processes at once.
 */
export async function makeDays(parts: Parts): Promise<void> {
  const [today, until] = [localDate(parts.now()), publishedUntil(parts)]
  await parts.database.transaction(async (tx) => {
    await lockRoster(tx)
    const known = new Set(
      (await tx.selectFrom('duty_day').select('id').where('date', '>=', today).execute()).map((row) => row.id),
    )
    const planned = planDays(await readRoster(tx), today, until)
    for (const day of planned) if (!known.has(day.id)) await makeDay(tx, day)
  })
}

/** Thrown to leave a transaction that was only to find out what would happen. */
class Rollback extends Error {}

/** What a change would do, found by doing it and taking it back: what staff see is what will happen. */
export async function previewRoster(parts: Parts, change: RosterChange): Promise<RosterEffect> {
  let effect: RosterEffect | undefined
  try {
    await parts.database.transaction(async (tx) => {
      effect = await apply(tx, parts, change, '—')
      throw new Rollback()
    })
  } catch (error) {
    if (!(error instanceof Rollback)) throw error
  }
  if (!effect) throw new Failure('internal')
  return effect
}

/** Carries a change out, in one transaction, when its effect is still the one that staff have seen (rule 7). */
export const changeRoster = (
  parts: Parts,
  staff: StaffSession,
  request: { change: RosterChange; reason: string; seen: string },
): Promise<RosterEffect> =>
  parts.database.transaction(async (tx) => {
    const effect = await apply(tx, parts, request.change, request.reason)
    if (effect.seen !== request.seen)
      throw new Failure('state-changed', { message: '就在刚才又有人预约或取消了，请再看一遍影响，再确认。' })
    await audit(tx, parts.now(), staff, 'roster.change', subjectOf(request.change))
    return effect
  })

/** What a change is about, without the names in it. */
function subjectOf(change: RosterChange): string {
  switch (change.kind) {
    case 'put-rule':
      return `${change.kind} ${change.rule.id}`
    case 'drop-rule':
      return `${change.kind} ${change.ruleId}`
    case 'except':
      return `${change.exception.kind} ${change.exception.dayId}`
    case 'drop-exception':
      return `${change.kind} ${change.dayId}`
    case 'set-day-kind':
      return `${change.kind} ${change.date}`
  }
}

async function apply(tx: Tx, parts: Parts, change: RosterChange, reason: string): Promise<RosterEffect> {
  const now = toInstant(parts.now())
  const [today, until] = [localDate(now), publishedUntil(parts)]
  await lockRoster(tx)
  // A day may have been moved beyond the horizon: it is planned too, so that its people are moved and not turned away.
  const far = addDays(until, MAX_MOVE_DAYS)
  const before = await readRoster(tx)
  refuseBadChange(change, planDays(before, addDays(today, -MAX_MOVE_DAYS), far), now)
  await writeChange(tx, change)
  const planned = new Map(planDays(await readRoster(tx), today, far).map((day) => [day.id, day]))
  const made = await daysFrom(tx, today)
  await lockDays(
    tx,
    made.map((day) => day.id),
  )

  const effect: Effect = { days: [], bookings: [], waitingEnded: 0 }
  for (const day of made) {
    const plan = planned.get(day.id)
    if (plan && isAsPlanned(day, plan)) continue
    const { bookings, waitingEnded } = await reshape(tx, parts, day, plan, reason, now)
    effect.bookings.push(...bookings)
    effect.waitingEnded += waitingEnded
    effect.days.push({
      dutyDayId: day.id,
      what: plan ? 'changed' : 'removed',
      date: day.date,
      ...(plan && plan.date !== day.date ? { movedTo: plan.date } : {}),
      adviser: plan?.adviser ?? day.adviser,
      slots: plan?.slots.length ?? 0,
      places: plan?.slots.reduce((sum, slot) => sum + slot.places, 0) ?? 0,
    })
  }
  const known = new Set(made.map((day) => day.id))
  for (const plan of planned.values()) {
    if (known.has(plan.id) || plan.date > until) continue
    await makeDay(tx, plan)
    const places = plan.slots.reduce((sum, slot) => sum + slot.places, 0)
    effect.days.push({
      dutyDayId: plan.id,
      what: 'added',
      date: plan.date,
      adviser: plan.adviser,
      slots: plan.slots.length,
      places,
    })
  }
  return { ...effect, seen: createHash('sha256').update(JSON.stringify(effect)).digest('base64url') }
}

function refuseBadChange(change: RosterChange, planned: readonly PlannedDay[], now: Instant): void {
  const today = localDate(now)
  const refuse = (field: string, message: string) => {
    throw new Failure('invalid-fields', { fields: { [field]: message } })
  }
  if (change.kind === 'set-day-kind' && change.date < today) refuse('change.date', '只能改今天和以后的日期')
  if (change.kind !== 'except') return
  const { exception } = change
  const day = planned.find((one) => one.id === exception.dayId)
  if (exception.kind === 'added') {
    if (exception.date < today) refuse('change.exception.date', '只能加今天和以后的值班日')
    if (exception.start >= exception.end) refuse('change.exception.end', '结束时间要晚于开始时间')
    return
  }
  if (!day && exception.kind !== 'closed') throw new Failure('not-found')
  if (day && day.date < today) refuse('change.exception.dayId', '这一天已经过去，不能再改')
  if (exception.kind === 'moved') {
    if (exception.date < today) refuse('change.exception.date', '只能改到今天或以后')
    if (day?.slots[0] && instantAt(day.date, day.slots[0].start) <= now)
      refuse('change.exception.dayId', '这一天已经开始了，不能挪。可以停掉这一天，再另加一天')
    const original = /^\d{4}-\d{2}-\d{2}/.exec(exception.dayId)?.[0]
    if (
      original &&
      (exception.date > addDays(original, MAX_MOVE_DAYS) || exception.date < addDays(original, -MAX_MOVE_DAYS))
    )
      refuse('change.exception.date', `最多提前或推后 ${MAX_MOVE_DAYS} 天`)
  }
  if (exception.kind === 'changed') {
    const start = exception.start ?? day?.slots[0]?.start ?? ''
    const end = exception.end ?? day?.slots.at(-1)?.end ?? ''
    if (start >= end) refuse('change.exception.end', '结束时间要晚于开始时间')
  }
}

/** Makes an existing day what the plan says (undefined: closed) and moves or cancels its bookings. The day is locked. */
async function reshape(tx: Tx, parts: Parts, day: MadeDay, plan: PlannedDay | undefined, reason: string, now: Instant) {
  await lockSlots(
    tx,
    day.slots.map((slot) => slot.id),
  )
  const entries = await waitingOf(tx, day.id)
  // Places held go back first: the waiting people are asked again once the day has its new shape.
  for (const entry of entries) {
    if (!plan) {
      await endEntry(tx, entry, 'closed', reason)
      await queueWaitingEnded(tx, entry, day, now)
    } else if (entry.status === 'offered') await withdrawOffer(tx, entry)
  }
  const extras = new Map(day.slots.map((slot) => [slot.start, slot.open === 1 ? slot.extra : 0]))
  const booked = await activeIds(tx, day.id, now)
  // Somebody already checked in or done stays in the old slot and takes a place in it.
  const movable = [] as PlacedBooking[]
  for (const { id } of booked) {
    const booking = await bookingById(tx, id)
    if (booking?.status === 'booked') movable.push(booking)
  }
  // Every place is emptied, then the slots get their new number, then people take their places again: at no statement
  // is a slot fuller than it may be.
  for (const booking of movable) await givePlaceBack(tx, booking.slot_id)
  await tx
    .updateTable('duty_day')
    .set(plan ? { date: plan.date, adviser: plan.adviser, place: plan.place } : { open: 0 })
    .where('id', '=', day.id)
    .execute()
  for (const slot of day.slots)
    await tx
      .updateTable('slot')
      .set((e) => ({ open: 0, extra: 0, places: e.ref('taken') }))
      .where('id', '=', slot.id)
      .execute()
  if (plan) for (const slot of plan.slots) await putSlot(tx, plan, slot, extras.get(slot.start) ?? 0)

  const placed = placeBookings(
    movable.map((booking) => ({ id: booking.id, start: booking.start })),
    plan ? await freeSlots(tx, day.id, now) : [],
  )

  const bookings: Affected[] = []
  for (const booking of movable) {
    const start = placed.get(booking.id)
    const affected = await settle(tx, parts, booking, plan, start, reason, now)
    if (affected) bookings.push(affected)
  }
  if (plan) await offerFreePlaces(tx, day.id, now, settingsOf(parts).booking)
  return { bookings, waitingEnded: plan ? 0 : entries.length }
}

/** Puts one booking where `placeBookings` decided, and tells the person when it is not where it was. */
async function settle(
  tx: Tx,
  parts: Parts,
  booking: PlacedBooking,
  plan: PlannedDay | undefined,
  start: string | undefined,
  reason: string,
  now: Instant,
): Promise<Affected | undefined> {
  const visit = openVisit(parts.vault, booking)
  const about = {
    bookingId: booking.id,
    number: booking.number,
    visitor: visit.beneficiary ?? visit.name,
    phoneMasked: maskPhone(visit.phone),
    date: booking.date,
    start: booking.start,
    reachable: booking.resident_id !== null,
  }
  if (!plan || start === undefined || (await clashes(tx, booking, plan.date))) {
    const change = { status: 'cancelled', cancelled_at: now, cancelled_by: 'staff', reason } as const
    await tx.updateTable('booking').set(change).where('id', '=', booking.id).execute()
    await queueCancelled(tx, booking, booking, now, true)
    return { ...about, what: 'cancelled' }
  }
  const slotId = slotIdOf(plan.id, start)
  await tx
    .updateTable('slot')
    .set((e) => ({ taken: e('taken', '+', 1) }))
    .where('id', '=', slotId)
    .execute()
  if (slotId === booking.slot_id && plan.date === booking.date) return undefined
  const revision = booking.revision + 1
  const ticket = plan.date === booking.date ? {} : await issueTicket(tx, plan.date)
  const change = { slot_id: slotId, date: plan.date, revision, reason, ...ticket }
  await tx.updateTable('booking').set(change).where('id', '=', booking.id).execute()
  const { starts_at } = await tx
    .selectFrom('slot')
    .select('starts_at')
    .where('id', '=', slotId)
    .executeTakeFirstOrThrow()
  await queueMoved(tx, { ...booking, ...change }, { starts_at }, now, true)
  return { ...about, what: 'moved', newDate: plan.date, newStart: start }
}

/** Whether the person has another active booking on the date that the day moves to (rule 2). */
async function clashes(tx: Tx, booking: PlacedBooking, date: string): Promise<boolean> {
  if (date === booking.date) return false
  const other = await tx
    .selectFrom('booking')
    .select('id')
    .where('date', '=', date)
    .where('status', 'in', ['booked', 'checked-in', 'called'])
    .where((e) =>
      e.or([
        e.and({ holder: booking.holder, beneficiary_key: booking.beneficiary_key }),
        e.and({ phone_hash: booking.phone_hash, person_hash: booking.person_hash }),
      ]),
    )
    .executeTakeFirst()
  return other !== undefined
}
