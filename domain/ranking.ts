/**
 * In which order a reader is shown lessons, and why, in one pure and explainable measure. It has two halves: the server
 * scores the lessons with what it knows (group, season, needs of the village), the phone arranges them with what only the
 * phone knows (what was read on it). So the server never learns who read what, and the order holds offline.
 */
import { AUDIENCE_NAMES, type Audience } from './audiences'
import { isInSeason, type KeyDate } from './keydates'
import { type Lesson, type RankedLesson, summarise } from './lessons'
import type { LocalDate } from './time'
import { TOPIC_NAMES, type Topic } from './topics'

/** What a lesson's worth is judged by: never who the reader is. */
export interface Occasion {
  audience: Audience
  /** Today in Asia/Shanghai. */
  today: LocalDate
  keyDates: readonly KeyDate[]
  /** How much each topic is asked about in the reader's village (or the town), 0 to 1. */
  needs: Partial<Record<Topic, number>>
}

type Rankable = Pick<Lesson, 'id' | 'status' | 'audiences' | 'topics' | 'keyDates' | 'adultOnly'>

/** How much a lesson is worth to this reader, with the reason a person can be told. */
export interface Scored<L> {
  lesson: L
  score: number
  why: string
}

/** What the arranging half must know of a lesson. */
interface Candidate {
  id: string
  topics: readonly Topic[]
  score: number
}

const WEIGHT = { audience: 3, general: 1.2, season: 2, need: 2, repeatedTopic: -0.7 }
/** More than all else together may differ, so that what was read stands below everything that was not. */
const READ = -100

/** Whether a lesson may be shown to the audience at all: published, and nothing for adults only to a youth reader. */
export const mayRead = (lesson: Pick<Lesson, 'status' | 'adultOnly'>, audience: Audience): boolean =>
  lesson.status === 'published' && !(audience === 'youth' && lesson.adultOnly)

function judge<L extends Rankable>(lesson: L, occasion: Occasion): Scored<L> {
  const { audience, keyDates, needs, today } = occasion
  const reasons: [number, string][] = []
  if (audience !== 'general' && lesson.audiences.includes(audience))
    reasons.push([WEIGHT.audience, `为${AUDIENCE_NAMES[audience].name}准备`])
  else if (lesson.audiences.includes('general')) reasons.push([WEIGHT.general, '家家都用得上'])
  const season = keyDates.find((date) => lesson.keyDates.includes(date.id) && isInSeason(date, today))
  if (season) reasons.push([WEIGHT.season, `正逢${season.name}`])
  const needed = [...lesson.topics].sort((a, b) => (needs[b] ?? 0) - (needs[a] ?? 0))[0]
  const need = needed ? (needs[needed] ?? 0) : 0
  if (needed && need > 0) reasons.push([WEIGHT.need * need, `乡亲们常问${TOPIC_NAMES[needed]}`])
  const strongest = [...reasons].sort((a, b) => b[0] - a[0])[0]
  const score = reasons.reduce((sum, [weight]) => sum + weight, 0)
  return { lesson, score, why: strongest?.[1] ?? '大家都在看' }
}

/** The lessons this reader may read with their worth: made for their group, in season, asked about in their village. */
export const scoreLessons = <L extends Rankable>(lessons: readonly L[], occasion: Occasion): Scored<L>[] =>
  lessons.filter((lesson) => mayRead(lesson, occasion.audience)).map((lesson) => judge(lesson, occasion))

/**
 * The order in which scored lessons are shown: the worthiest first and those in `read` (ids read on this phone) last; of
 * equals the one whose topic has not just been shown, then by id, so that the same input always gives the same order.
 */
export function arrange<C extends Candidate>(candidates: readonly C[], read: ReadonlySet<string>): C[] {
  const value = ({ id, score }: C) => score + (read.has(id) ? READ : 0)
  const waiting = [...candidates].sort((a, b) => value(b) - value(a) || (a.id < b.id ? -1 : 1))
  const shown = new Map<Topic, number>()
  const ordered: C[] = []
  const worth = (candidate: C) => {
    const repeats = Math.max(...candidate.topics.map((topic) => shown.get(topic) ?? 0), 0)
    // A topic can't push an unread lesson below a read one, however often it was shown.
    return value(candidate) + Math.max(WEIGHT.repeatedTopic * repeats, READ / 2)
  }
  while (waiting.length > 0) {
    // Repeats only lower a value, so the first whose value is not beaten by any later one is the best.
    const best = waiting.reduce(
      (found, _, at) => (worth(waiting[at] as C) > worth(waiting[found] as C) ? at : found),
      0,
    )
    const [next] = waiting.splice(best, 1) as [C]
    for (const topic of next.topics) shown.set(topic, (shown.get(topic) ?? 0) + 1)
    ordered.push(next)
  }
  return ordered
}

/** Scores and arranges in one step, for a reader of whom nothing read is known. */
export const rankLessons = (lessons: readonly Lesson[], occasion: Occasion): RankedLesson[] =>
  arrange(
    scoreLessons(lessons, occasion).map(({ lesson, score, why }) => ({
      ...summarise(lesson),
      why,
      score: Math.round(score * 100) / 100,
    })),
    new Set(),
  )
