import type { CallInput, Reply } from '@domain/api'
import { addDays, addMinutes, instantAt, type LocalDate, localDate, toInstant } from '@domain/time'
import type { Topic } from '@domain/topics'
import { sampleAnswers } from './answers'
import type { Dice } from './dice'
import { type Door, newKey, newResident, type Who } from './door'

/** What people of this town ask about; the first come most often. */
const TOPICS: readonly Topic[] = ['labour', 'land', 'family', 'debt', 'elder-care', 'neighbour', 'anti-fraud', 'injury']
const AUDIENCES = ['general', 'general', 'elder', 'returnee', 'gig'] as const
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const REFERRALS = ['legal-aid', 'legal-aid', 'legal-aid', 'mediation', 'litigation', 'arbitration'] as const
/** Days that a follow-up may be overdue: two duty days lie in them whatever weekday it is. */
const LATE_DAYS = 15

let count = 0
/** 赵某甲: a name that nobody takes for a real one, and a number of the range kept for examples here. */
export function somebody(dice: Dice): { name: string; phone: string } {
  count += 1
  return {
    name: `${dice.pick([...SURNAMES])}某${dice.pick([...STEMS])}`,
    phone: `1390000${String(count).padStart(4, '0')}`,
  }
}

/** What somebody asks about. */
export const topic = (dice: Dice) => dice.pick(dice.chance(55) ? TOPICS.slice(0, 3) : TOPICS)

interface Booked {
  id: string
  topic: Topic
  resident: Who | undefined
}

/** Makes bookings for a duty day some days ahead: half by people themselves, half by phone or in their village. */
export async function book(door: Door, staff: Who, dice: Dice, slots: readonly string[]): Promise<Booked[]> {
  const villages = door.parts.town.villages.map(({ id }) => id)
  const made: Booked[] = []
  for (const slotId of slots) {
    const request = { slotId, ...somebody(dice), topic: topic(dice) }
    const villageId = dice.pick(villages)
    if (dice.chance(50)) {
      const resident = await newResident(door, dice.pick(AUDIENCES), villageId)
      const { id } = await door.call('createBooking', { body: request, idempotencyKey: newKey() }, resident)
      made.push({ id, topic: request.topic, resident })
    } else {
      const body = { ...request, channel: dice.pick(['phone', 'village', 'phone'] as const), villageId }
      const { id } = await door.call('deskCreateBooking', { body, idempotencyKey: newKey() }, staff)
      made.push({ id, topic: request.topic, resident: undefined })
    }
  }
  return made
}

/** What came of a day: most were advised, some sent on, some did not come; a few say afterwards whether it was clear. */
async function hold(door: Door, staff: Who, dice: Dice, booked: readonly Booked[], date: LocalDate, today: LocalDate) {
  for (const [at, { id, topic, resident }] of booked.entries()) {
    const params = { id }
    if (dice.chance(9)) {
      await door.call('deskSetBookingStatus', { params, body: { from: 'booked', to: 'no-show' } }, staff)
      continue
    }
    await door.call('deskSetBookingStatus', { params, body: { from: 'booked', to: 'checked-in' } }, staff)
    const isReferred = dice.chance(30)
    const later = addDays(date, 14)
    const body: CallInput<'deskSetOutcome'>['body'] = {
      topic,
      result: isReferred ? 'referred' : dice.chance(10) ? 'needs-more' : 'advised',
      ...(isReferred ? { referredTo: dice.pick(REFERRALS) } : {}),
      // Only what is near today still waits to be followed up.
      ...(later > addDays(today, -LATE_DAYS) && (at === 0 || dice.chance(40)) ? { followUpOn: later } : {}),
    }
    await door.call('deskSetOutcome', { params, body }, staff)
    if (resident && dice.chance(70)) await rate(door, resident, id, dice)
  }
}

async function rate(door: Door, resident: Who, bookingId: string, dice: Dice) {
  const id = 'consultation-feedback'
  const { version, definition } = await door.call('survey', { params: { id }, query: { bookingId } }, resident)
  const date = localDate(door.parts.now())
  if (date < definition.opens || date > definition.closes) return
  const answers = sampleAnswers(definition, [], dice)
  const body = { submissionId: newKey(), version, answers, bookingId }
  await door.call('submitResponse', { params: { id }, body }, resident)
}

type DutyDay = Reply<'dutyDays'>[number]
const slotsOf = (day: DutyDay, people: number, dice: Dice) => {
  const free = day.slots.flatMap((slot) => Array.from({ length: slot.left }, () => slot.id))
  return free.filter(() => dice.chance(70)).slice(0, people)
}

/** A past duty day from its first booking to its last outcome. `people` come at most. */
export async function playDutyDay(
  door: Door,
  staff: Who,
  dice: Dice,
  { date, people, today }: { date: LocalDate; people: number; today: LocalDate },
): Promise<void> {
  door.setNow(instantAt(addDays(date, -1 - dice.upTo(6)), '10:20'))
  const day = (await door.call('dutyDays', {})).find((each) => each.date === date)
  if (!day) return
  const booked = await book(door, staff, dice, slotsOf(day, people, dice))
  door.setNow(instantAt(date, '17:00'))
  await hold(door, staff, dice, booked, date, today)
}

/** A full afternoon today, so that a trial shows the day's list on whatever day it is begun. */
export async function bookToday(door: Door, staff: Who, dice: Dice, today: LocalDate): Promise<void> {
  const day = (await door.call('dutyDays', {})).find(({ date }) => date === today)
  const slots = day?.slots.flatMap((slot) => Array.from({ length: slot.left }, () => slot.id)) ?? []
  await book(door, staff, dice, slots)
}

/** People who have booked the days to come, one slot of each day left free. */
export async function bookAhead(door: Door, staff: Who, dice: Dice, now: Date): Promise<void> {
  door.setNow(addMinutes(toInstant(now), -60))
  const today = localDate(now)
  const days = (await door.call('dutyDays', {})).filter(({ date }) => date > today)
  for (const day of days.slice(0, 3)) {
    const open = { ...day, slots: day.slots.filter((slot) => slot.open).slice(1) }
    await book(door, staff, dice, slotsOf(open, 3, dice))
  }
}
