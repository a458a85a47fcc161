import type { Reply } from '@domain/api'
import type { Audience } from '@domain/audiences'
import type { Village } from '@domain/directory'
import type { Lesson } from '@domain/lessons'
import {
  lessonGaps,
  type NeedCount,
  needBasis,
  needTable,
  needWeights,
  shownBasis,
  shownNeeds,
  themeOf,
} from '@domain/needs'
import { SMALL_CELL } from '@domain/survey-suppress'
import { addDays, localDate } from '@domain/time'
import type { Topic } from '@domain/topics'
import { faultOf } from '../http/app-errors'
import type { Parts } from '../parts'
import { countBookings, countMediationNeeds, countQuizzes, countSurveys, type NeedCounter, needCounter } from './store'

/** Bookings and searches older than this say little about what is needed now. */
const DAYS = 365
/** How long counts are used before they are made again. */
const FRESH_MS = 10 * 60_000
/** A counting that failed is not tried again at once: each page opened would count everything anew. */
const AFTER_FAILURE_MS = 60_000
const LESSONS_TO_WRITE = 10

export interface NeedsPorts {
  lessons(): Promise<readonly Lesson[]>
  /** The villages as they are named now. */
  villages(): Promise<readonly Village[]>
  /** Adds searches without a good answer since a date to the counts, as `search`. */
  countSearches?(counter: NeedCounter, since: string): Promise<void>
}

export interface NeedsService {
  /** What the desk is shown. */
  overview(audience: Audience | undefined): Promise<Reply<'deskNeeds'>>
  /** How much each topic is needed in a village, 0 to 1: for the order of the home page. */
  weights(villageId: string | undefined): Promise<Partial<Record<Topic, number>>>
}

export function needsService(parts: Pick<Parts, 'database' | 'now' | 'log'>, ports: NeedsPorts): NeedsService {
  const { database, now, log } = parts
  let latest: { at: number; counts: NeedCount[] } | undefined
  let counting: Promise<NeedCount[]> | undefined
  let failedAt = Number.NEGATIVE_INFINITY

  async function count(): Promise<NeedCount[]> {
    const counter = needCounter()
    const since = addDays(localDate(now()), -DAYS)
    const lessons = new Map((await ports.lessons()).map((lesson) => [lesson.id, lesson.topics]))
    await countSurveys(database.query, counter)
    await countBookings(database.query, counter, since)
    await countMediationNeeds(database.query, counter, since)
    await countQuizzes(database.query, counter, async (id) => lessons.get(id) ?? [])
    await ports.countSearches?.(counter, since)
    return counter.counts()
  }

  /** The counts, made again when they are old; those who ask meanwhile share one counting. */
  async function counts(): Promise<NeedCount[]> {
    if (latest && Math.abs(now().getTime() - latest.at) < FRESH_MS) return latest.counts
    counting ??= count()
      .then((counted) => {
        latest = { at: now().getTime(), counts: counted }
        return counted
      })
      .finally(() => {
        counting = undefined
      })
    return counting
  }

  return {
    async overview(audience) {
      const known = await counts()
      const n = needBasis(known, { audience })
      const names = new Map((await ports.villages()).map(({ id, name }) => [id, name]))
      const ranked = n < SMALL_CELL ? [] : shownNeeds(known, { audience }).filter(({ score }) => score > 0)
      const dutyTheme = themeOf(known, { audience })
      const schoolTheme = themeOf(known, { audience: 'youth' })
      return {
        n: shownBasis(n),
        town: ranked,
        villages: needTable(known, [...names.keys()], audience).map(({ villageId, ...row }) => ({
          id: villageId,
          name: names.get(villageId) ?? villageId,
          ...row,
        })),
        ...(dutyTheme ? { dutyTheme } : {}),
        ...(schoolTheme ? { schoolTheme } : {}),
        lessons: lessonGaps(known, await ports.lessons(), LESSONS_TO_WRITE),
      }
    },
    async weights(villageId) {
      // The home page never waits for a counting: it is ordered by the last one, and by none before the first.
      if (now().getTime() - failedAt >= AFTER_FAILURE_MS)
        counts().catch((error: unknown) => {
          failedAt = now().getTime()
          log.error({ fault: faultOf(error) }, 'needs not counted')
        })
      return needWeights(latest?.counts ?? [], villageId)
    },
  }
}
