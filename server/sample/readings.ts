import { AUDIENCES } from '@domain/audiences'
import type { LessonSummary } from '@domain/lessons'
import { READERS, type Reader } from '@domain/readings'
import { addDays, type LocalDate, weekdayOf } from '@domain/time'
import { addReadings } from '../lessons/readings-store'
import type { Dice } from './dice'
import type { Door } from './door'

/** How often a group reads on an ordinary day of a year in which the service is known. */
const A_DAY: Record<Reader, number> = { general: 11, elder: 7, youth: 6, returnee: 6, gig: 4, none: 8 }

/** Months in which a group reads more than in others: long winter evenings, 春节 at home, school terms. */
const SEASONS: Partial<Record<Reader, Readonly<Record<number, number>>>> = {
  general: { 1: 1.3, 2: 1.4, 12: 1.3 },
  elder: { 1: 1.8, 2: 1.6, 6: 0.7, 7: 0.7, 8: 0.7, 11: 1.5, 12: 1.8 },
  returnee: { 1: 1.8, 2: 2.4, 11: 1.3, 12: 1.5 },
  youth: { 1: 0.7, 2: 0.6, 3: 1.4, 4: 1.3, 7: 0.6, 8: 0.6, 9: 1.5, 10: 1.3 },
}
const WEEKEND = 1.3

/** How known the service is: little at first, and more with every month of its first year. */
const knownIn = (date: LocalDate, isFull: boolean): number => (isFull ? 1 : 0.25 + 0.045 * Number(date.slice(5, 7)))

/** Lessons as often as a group picks them: some are liked better, and those written for the group most. */
function shelfOf(lessons: readonly LessonSummary[], reader: Reader, dice: Dice): string[] {
  const isForThem = ({ audiences }: LessonSummary) => audiences.some((audience) => audience === reader)
  return lessons.flatMap((lesson) => {
    const liked = 1 + dice.upTo(4) * dice.upTo(4)
    return Array.from({ length: isForThem(lesson) ? liked * 3 : liked }, () => lesson.id)
  })
}

/** A number of times near `mean`: two thirds of it for certain, the rest by chance. */
const about = (mean: number, dice: Dice): number =>
  Math.floor((mean * 2) / 3) + dice.upTo(1 + Math.round((mean * 2) / 3))

/** How often lessons were read, day by day from `first` until today; from `full` on more than before. */
export async function playReadings(
  door: Door,
  dice: Dice,
  { first, full, today }: { first: LocalDate; full: LocalDate; today: LocalDate },
): Promise<void> {
  const shelves = new Map<Reader, string[]>([
    ['none', shelfOf(await door.call('lessons', { query: {} }), 'none', dice)],
  ])
  for (const audience of AUDIENCES)
    shelves.set(audience, shelfOf(await door.call('lessons', { query: { audience } }), audience, dice))
  for (let date = first; date <= today; date = addDays(date, 1)) {
    const known = knownIn(date, date >= full)
    const rows = READERS.flatMap((reader) => {
      const season = SEASONS[reader]?.[Number(date.slice(5, 7))] ?? 1
      const mean = A_DAY[reader] * known * season * (weekdayOf(date) > 5 ? WEEKEND : 1)
      const counts = new Map<string, number>()
      for (let time = about(mean, dice); time > 0; time--) {
        const lesson = dice.pick(shelves.get(reader) ?? [])
        counts.set(lesson, (counts.get(lesson) ?? 0) + 1)
      }
      return [...counts].map(([lesson_id, count]) => ({ date, lesson_id, audience: reader, count }))
    })
    await addReadings(door.parts.database.query, rows)
  }
}
