import { READERS } from '@domain/readings'
import { addDays, type LocalDate } from '@domain/time'
import type { Database } from '../../server/db/database'
import type { ReadingRow } from '../../server/db/tables'
import { addReadings, sumReadings } from '../../server/lessons/readings-store'
import { numbers } from '../random-answers'

/** Days of which a report reads: a year and the one before it. */
const DAYS = 730
/** Rows one statement brings. */
const ROWS = 1000

export interface GrownReadings {
  events: number
  rows: number
  /** How long adding up the last year by lesson and group takes, as the report does, in milliseconds. */
  yearMs: number
}

/** How many of the events fall on one counter where they fall evenly on all (Poisson, as Knuth draws it). */
function landed(mean: number, next: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let chance = next(); chance > limit; chance *= next()) count++
  return count
}

/**
 * The counters that about `events` readings leave behind, spread evenly over two years until `today`, all lessons and all
 * groups: more rows than real readings make, who come back to the same lessons.
 */
export async function growReadings(
  { query }: Database,
  events: number,
  lessons: readonly string[],
  today: LocalDate,
): Promise<GrownReadings> {
  const mean = events / (DAYS * lessons.length * READERS.length)
  const next = numbers(events)
  const grown: GrownReadings = { events: 0, rows: 0, yearMs: 0 }
  let rows: ReadingRow[] = []
  const flush = async () => {
    if (rows.length > 0) await query.transaction().execute((tx) => addReadings(tx, rows))
    rows = []
  }
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    const date = addDays(today, -ago)
    for (const lesson_id of lessons)
      for (const audience of READERS) {
        const count = landed(mean, next)
        if (count === 0) continue
        grown.events += count
        grown.rows++
        rows.push({ date, lesson_id, audience, count })
        if (rows.length === ROWS) await flush()
      }
  }
  await flush()
  const started = performance.now()
  await sumReadings(query, { from: addDays(today, -364), to: today })
  grown.yearMs = performance.now() - started
  return grown
}
