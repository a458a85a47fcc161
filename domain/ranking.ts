/** In which order a reader is shown lessons, and why, in one pure and explainable measure. */
import { AUDIENCE_NAMES, type Audience } from './audiences'
import { isInSeason, type KeyDate } from './keydates'
import type { Lesson } from './lessons'
import type { LocalDate } from './time'
import { TOPIC_NAMES, type Topic } from './topics'

/** What is known of the reader: never who they are. */
export interface Reader {
  audience: Audience
  /** Today in Asia/Shanghai. */
  today: LocalDate
  keyDates: readonly KeyDate[]
  /** How much each topic is asked about in the reader's village (or the town), 0 to 1. */
  needs: Partial<Record<Topic, number>>
  /** Ids of lessons already read on this device. */
  read: ReadonlySet<string>
}

type Rankable = Pick<Lesson, 'id' | 'status' | 'audiences' | 'topics' | 'keyDates' | 'adultOnly'>

/** A lesson in its place, with the reason a person can be told. */
export interface Ranked<L> {
  lesson: L
  score: number
  why: string
}

const WEIGHT = { audience: 3, general: 1.2, season: 2, need: 2, read: -4, repeatedTopic: -0.7 }

/** Whether a lesson may be shown to the audience at all: published, and nothing for adults only to a youth reader. */
export const mayRead = (lesson: Pick<Lesson, 'status' | 'adultOnly'>, audience: Audience): boolean =>
  lesson.status === 'published' && !(audience === 'youth' && lesson.adultOnly)

function judge<L extends Rankable>(lesson: L, reader: Reader): Ranked<L> {
  const reasons: [number, string][] = []
  if (reader.audience !== 'general' && lesson.audiences.includes(reader.audience))
    reasons.push([WEIGHT.audience, `为${AUDIENCE_NAMES[reader.audience].name}准备`])
  else if (lesson.audiences.includes('general')) reasons.push([WEIGHT.general, '家家都用得上'])
  const season = reader.keyDates.find((date) => lesson.keyDates.includes(date.id) && isInSeason(date, reader.today))
  if (season) reasons.push([WEIGHT.season, `正逢${season.name}`])
  const needed = [...lesson.topics].sort((a, b) => (reader.needs[b] ?? 0) - (reader.needs[a] ?? 0))[0]
  const need = needed ? (reader.needs[needed] ?? 0) : 0
  if (needed && need > 0) reasons.push([WEIGHT.need * need, `乡亲们常问${TOPIC_NAMES[needed]}`])
  const strongest = [...reasons].sort((a, b) => b[0] - a[0])[0]
  const score = reasons.reduce((sum, [weight]) => sum + weight, 0) + (reader.read.has(lesson.id) ? WEIGHT.read : 0)
  return { lesson, score, why: strongest?.[1] ?? '大家都在看' }
}

/**
 * Orders the lessons this reader may read: made for their group, in season, asked about in their village, not yet read;
 * of equals the one whose topic has not just been shown, then by id, so that the same input always gives the same order.
 */
export function rankLessons<L extends Rankable>(lessons: readonly L[], reader: Reader): Ranked<L>[] {
  const waiting = lessons
    .filter((lesson) => mayRead(lesson, reader.audience))
    .map((lesson) => judge(lesson, reader))
    .sort((a, b) => b.score - a.score || (a.lesson.id < b.lesson.id ? -1 : 1))
  const shown = new Map<Topic, number>()
  const ordered: Ranked<L>[] = []
  const worth = (candidate: Ranked<L>) => {
    const repeats = Math.max(...candidate.lesson.topics.map((topic) => shown.get(topic) ?? 0), 0)
    return candidate.score + WEIGHT.repeatedTopic * repeats
  }
  while (waiting.length > 0) {
    // Repeats only lower a value, so the first whose value is not beaten by any later one is the best.
    const best = waiting.reduce(
      (found, _, at) => (worth(waiting[at] as Ranked<L>) > worth(waiting[found] as Ranked<L>) ? at : found),
      0,
    )
    const [next] = waiting.splice(best, 1) as [Ranked<L>]
    for (const topic of next.lesson.topics) shown.set(topic, (shown.get(topic) ?? 0) + 1)
    ordered.push(next)
  }
  return ordered
}
