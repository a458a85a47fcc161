import { type LessonReadings, READERS, type Reader } from '@domain/readings'
import type { ReportPeriod } from '@domain/report'
import { localDate } from '@domain/time'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Failure } from '../http/failure'
import { takeFrom } from '../http/limit'
import type { Parts } from '../parts'
import { addReadings, sumReadings } from './readings-store'
import type { LessonShelf } from './shelf'

/** What one address may add in an hour, per process: several classes of sixty behind one school's, not a program. */
const MOST_AN_HOUR = 1200
/** The same of one lesson: a class that reads it together, every lesson of a morning. */
const MOST_OF_ONE_AN_HOUR = 300

export type Readings = ReturnType<typeof lessonReadings>

/** How often lessons are read. Of a reading its day, lesson and group are counted; who read is not known. */
export function lessonReadings(
  { database, vault, now }: Pick<Parts, 'database' | 'vault' | 'now'>,
  shelf: LessonShelf,
) {
  const anyOfAddress = new RateLimiterMemory({ points: MOST_AN_HOUR, duration: 60 * 60 })
  const oneOfAddress = new RateLimiterMemory({ points: MOST_OF_ONE_AN_HOUR, duration: 60 * 60 })

  /** Throws `too-many-requests` when an address adds more than a school would. */
  async function limit(address: string, lessonId: string): Promise<void> {
    const caller = vault.hash('attempt', 'reading', address)
    await takeFrom(anyOfAddress, caller)
    await takeFrom(oneOfAddress, `${caller} ${lessonId}`)
  }

  return {
    /** Counts a reading today. `address` only limits and is stored nowhere. Throws `not-found` for what nobody can read. */
    async add(id: string, reader: Reader, address: string): Promise<void> {
      const lesson = await shelf.find(id)
      if (!lesson) throw new Failure('not-found')
      await limit(address, lesson.id)
      await addReadings(database.query, [{ date: localDate(now()), lesson_id: lesson.id, audience: reader, count: 1 }])
    },

    /** Every lesson on the shelf, and every other one that was read in the period; most read first. */
    async list(period: ReportPeriod): Promise<LessonReadings[]> {
      const sums = await sumReadings(database.query, period)
      const onShelf = (await shelf.published()).map(({ id }) => id)
      const titles = await shelf.titles([...onShelf, ...sums.map(({ lessonId }) => lessonId)])
      const counts = new Map(sums.map(({ lessonId, reader, count }) => [`${lessonId}/${reader}`, count]))
      const list = [...titles].map(([id, title]) => {
        const by = READERS.flatMap((reader) => {
          const count = counts.get(`${id}/${reader}`)
          return count === undefined ? [] : [{ reader, count }]
        })
        return { id, title, total: by.reduce((total, { count }) => total + count, 0), by }
      })
      return list.sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1))
    },
  }
}
