import type { Reply } from '@domain/api'
import type { Lesson } from '@domain/lessons'
import { maskPersonal } from '@domain/questions'
import { addDays, type LocalDate, localDate } from '@domain/time'
import { TOPICS, type Topic } from '@domain/topics'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { NeedCounter } from '../needs/store'
import type { Parts } from '../parts'
import { addMiss, countMissesOn, listMisses } from './misses-store'
import { normalise } from './normalise'

/** How long misses are kept, in days. */
export const MISSES_KEPT_DAYS = 90
/** Different texts a day; more than that is no village searching, and only those already known are counted on. */
const MOST_A_DAY = 500
/** What one address may add in an hour: a school or a family behind one address, not a program. */
const MOST_AN_HOUR = 30

/** Searches without a good answer: noted without who asked, and read by staff. */
export interface SearchMisses {
  /** Notes one, without making anybody wait; a failure is logged. `address` only limits and is stored nowhere. */
  note(miss: { text: string; topics: readonly Topic[]; address: string }): void
  /** Those of the last 90 days, most often first. */
  list(): Promise<Reply<'deskSearchMisses'>>
  /** Adds those since a date to the counts of what the town needs; of whom nothing is known. */
  countNeeds(counter: NeedCounter, since: LocalDate): Promise<void>
}

/** A question with nothing left in it that leads to a person, in the form in which equal ones meet. */
export function missText(question: string): string {
  // Masked before marks go, as an address needs its @, and again after, as 139.0000.0001 then shows what it is.
  const text = maskPersonal(normalise(maskPersonal(question)))
  // No question of law needs six digits; part of a number may be somebody's.
  return text.replace(/\d(?: ?\d){5,}/g, '＊＊＊').trim()
}

/** What a question may have been about: the topic that two of the first three lessons share, as one alone may be chance. */
export function guessedTopics(known: readonly Topic[], lessons: readonly Pick<Lesson, 'topics'>[]): Topic[] {
  if (known.length > 0) return known.slice(0, 2)
  const first = lessons.slice(0, 3)
  return TOPICS.filter((topic) => first.filter((lesson) => lesson.topics.includes(topic)).length >= 2).slice(0, 2)
}

export function searchMisses({ database, vault, now, log }: Parts): SearchMisses {
  const perHour = new RateLimiterMemory({ points: MOST_AN_HOUR, duration: 60 * 60 })
  const same = new RateLimiterMemory({ points: 1, duration: 60 * 60 })

  async function note(text: string, topics: readonly Topic[], address: string): Promise<void> {
    const caller = vault.hash('attempt', 'search-miss', address)
    try {
      await same.consume(`${caller} ${text}`)
      await perHour.consume(caller)
    } catch {
      return
    }
    const date = localDate(now())
    const isFull = (await countMissesOn(database.query, date)) >= MOST_A_DAY
    await addMiss(database.query, { text, date, topics: JSON.stringify(topics) }, isFull)
  }

  return {
    note({ text, topics, address }) {
      const kept = missText(text)
      if (kept.length < 2) return
      note(kept, topics, address).catch((error: unknown) =>
        log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'search miss not noted'),
      )
    },
    list: () => listMisses(database.query, addDays(localDate(now()), -MISSES_KEPT_DAYS)),
    async countNeeds(counter, since) {
      for (const { count, topics } of await listMisses(database.query, since))
        counter.add('search', null, null, count, topics, count)
    },
  }
}
