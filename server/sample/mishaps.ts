import { addDays, addMinutes, instantAt, type LocalDate, localDate, toInstant } from '@domain/time'
import { sendDue } from '../outbox/sender'
import { settingsOf } from '../town/settings'
import { book, somebody, topic } from './consultations'
import type { Dice } from './dice'
import { type Door, newKey, newResident, type Who } from './door'

const WAITING = 2
const CLOSED = '法律顾问当天要出庭（示例）'

/** One who booked several times of late and never came, so that booking online is paused for them. */
export async function playAbsence(door: Door, staff: Who, dice: Dice, dates: readonly LocalDate[]): Promise<void> {
  const resident = await newResident(door, 'returnee', door.parts.town.villages[0]?.id ?? '')
  const visitor = { ...somebody(dice), topic: topic(dice) }
  let missed = 0
  for (const date of dates) {
    if (missed === settingsOf(door.parts).booking.noShowLimit) return
    door.setNow(instantAt(addDays(date, -1), '09:00'))
    const day = (await door.call('dutyDays', {})).find((each) => each.date === date)
    const slot = day?.slots.find(({ open, left }) => open && left > 0)
    if (!slot) continue
    const body = { slotId: slot.id, ...visitor }
    const { id } = await door.call('createBooking', { body, idempotencyKey: newKey() }, resident)
    door.setNow(instantAt(date, '17:00'))
    await door.call('deskSetBookingStatus', { params: { id }, body: { from: 'booked', to: 'no-show' } }, staff)
    missed += 1
  }
}

/** Of the days to come, one is so full that people wait, and the last one is closed: who had booked it has to be called. */
export async function playComing(door: Door, staff: Who, dice: Dice, now: Date): Promise<void> {
  door.setNow(addMinutes(toInstant(now), -60))
  const [, full, ...later] = (await door.call('dutyDays', {})).filter(({ date }) => date > localDate(now))
  const closed = later.at(-1)
  if (!full || !closed) return
  await book(
    door,
    staff,
    dice,
    full.slots.flatMap(({ id, left }) => Array.from({ length: left }, () => id)),
  )
  for (let person = 0; person < WAITING; person++) {
    const resident = await newResident(door, 'elder', dice.pick(door.parts.town.villages).id)
    const body = { dutyDayId: full.id, ...somebody(dice), topic: topic(dice) }
    await door.call('joinWaitlist', { body, idempotencyKey: newKey() }, resident)
  }
  await book(
    door,
    staff,
    dice,
    closed.slots.slice(0, 2).map(({ id }) => id),
  )
  const change = { kind: 'except', exception: { kind: 'closed', dayId: closed.id } } as const
  const { seen } = await door.call('deskPreviewRoster', { body: { change } }, staff)
  await door.call('deskChangeRoster', { body: { change, reason: CLOSED, seen } }, staff)
  // Nobody of the sample has WeChat: what they ought to be told is given up at once, and waits for a call.
  await sendDue({ ...door.parts, wechat: undefined })
}
