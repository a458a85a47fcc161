import { yearToReport } from '@domain/report'
import type { DutyRule } from '@domain/roster'
import { addDays, instantAt, type LocalDate, localDate, toInstant, weekdayOf } from '@domain/time'
import type { Parts } from '../parts'
import { officialDayKind } from '../roster/calendar'
import { makeDays } from '../roster/service'
import { writeChange } from '../roster/store'
import { bookAhead, bookToday, playDutyDay } from './consultations'
import { createDice } from './dice'
import { playDirectory } from './directory'
import { type Door, openDoor, type Who } from './door'
import { playEvents, playNearEvents } from './events'
import { playLessons } from './lessons'
import { playMatters, playOpenMatters } from './matters'
import { playAbsence, playComing } from './mishaps'
import { playReadings } from './readings'
import { playMisses, playQuestions, playSurvey } from './voices'

const SEED = 20260101
const THURSDAY = 4
const SURVEYED = 70
/** Weeks in which one person stayed away from what they had booked. */
const KEPT_AWAY = 5
/** The sample adviser of `booking/sample.ts`. */
const ADVISER = '值班律师（示例）'

/**
 * A plainly invented year for trying the product: the one whose report is wanted, what has come of the next since, and a
 * thinner one before to compare with. Everything comes in through the server's own door, so that it obeys every rule and every page can show it.
 */
export async function playYear(parts: Parts): Promise<void> {
  const today = localDate(parts.now())
  const full = yearToReport(today)
  const year = Number(full.from.slice(0, 4))
  const years = [
    { year: year - 1, isFull: false },
    { year, isFull: true },
    ...(today > full.to ? [{ year: year + 1, isFull: true }] : []),
  ]
  const dice = createDice(SEED)
  // What was added later has a chance of its own: the rest of the year stays as it is known.
  const apart = createDice(SEED + 1)
  const door = openDoor(parts)
  const officer = await door.staff('officer')
  try {
    const first = `${year - 1}-01-01`
    await addPastRule(parts, first, addDays(today, -1))
    for (let date = first; date < today; date = addDays(date, 1)) {
      // The horizon reaches four weeks: days are made month by month, as they were.
      if (date.endsWith('-01') || date.endsWith('-15')) {
        door.setNow(instantAt(date, '08:00'))
        await makeDays(door.parts)
      }
    }
    for (let date = first; date < today; date = addDays(date, 1)) {
      const isFull = date >= full.from
      if (weekdayOf(date) !== THURSDAY || (!isFull && dice.chance(50))) continue
      await playDutyDay(door, officer, dice, { date, people: isFull ? 7 : 2, today })
    }
    const thursdays = Array.from({ length: 7 * KEPT_AWAY }, (_, ago) => addDays(today, ago - 7 * KEPT_AWAY))
    await playAbsence(
      door,
      officer,
      apart,
      thursdays.filter((date) => weekdayOf(date) === THURSDAY),
    )
    for (const each of years) await playEvents(door, officer, dice, { ...each, today })
    await playNearEvents(door, officer, today)
    for (const each of years) await playMatters(door, officer, { ...each, today })
    await playOpenMatters(door, officer, today)
    await playDirectory(door, officer, today)
    await playSettings(door, await door.staff('admin'), today)
    await playSurvey(door, dice, { people: SURVEYED, today })
    await playQuestions(door, officer, today)
    await playMisses(door, dice, today)
    await playLessons(door, { author: await door.staff('adviser'), officer }, { year, today })
    await playReadings(door, apart, { first, full: full.from, today })
    await addToday(parts, today)
    door.setNow(instantAt(today, '00:30'))
    await makeDays(door.parts)
    await bookToday(door, officer, dice, today)
    await bookAhead(door, officer, dice, parts.now())
    await settlePastMessages(parts)
    await playComing(door, officer, apart, parts.now())
  } finally {
    await door.close()
  }
}

const hours = { start: '09:00', end: '11:30', slotMinutes: 30, places: 2, adviser: ADVISER }

/** Thursday mornings of the past; those of the future are the sample roster's own. */
async function addPastRule({ database, town }: Parts, from: LocalDate, to: LocalDate): Promise<void> {
  const place = town.places[0]?.name ?? ''
  const rule: DutyRule = { id: 'sample-past', weekday: THURSDAY, ...hours, place, from, to }
  await database.transaction(async (tx) => {
    await writeChange(tx, { kind: 'put-rule', rule })
    // Of years whose holidays this program does not know, the days were worked.
    for (let date = from; date <= to; date = addDays(date, 1))
      if (weekdayOf(date) === THURSDAY && officialDayKind(date) === 'unknown')
        await writeChange(tx, { kind: 'set-day-kind', date, dayKind: 'workday' })
  })
}

/** An extra afternoon today, over and above the weekly rules. */
async function addToday({ database, town }: Parts, today: LocalDate): Promise<void> {
  const place = town.places[0]?.name ?? ''
  const afternoon = { ...hours, start: '14:00', end: '16:00', places: 1, place }
  const exception = { kind: 'added', dayId: 'sample-today', date: today, ...afternoon } as const
  await database.transaction((tx) => writeChange(tx, { kind: 'except', exception }))
}

/** One number of the town changed a while ago, so that the settings have a history. */
async function playSettings(door: Door, admin: Who, today: LocalDate): Promise<void> {
  door.setNow(instantAt(addDays(today, -30), '15:00'))
  const { version, values } = await door.call('deskSettings', {}, admin)
  const longer = { ...values, audit: { ...values.audit, retentionDays: 5 * 365 } }
  await door.call('deskChangeSettings', { body: { version, values: longer } }, admin)
}

/** What would have been said in the past is not said now: nobody is to be called about it. */
const settlePastMessages = ({ database, now }: Parts) =>
  database.query
    .updateTable('message')
    .set({ state: 'dropped' })
    .where('state', '=', 'pending')
    .where('useless_after', '<', toInstant(now()))
    .execute()
