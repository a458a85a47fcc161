/**
 * What the town needs to know (需求排行): one explainable measure per audience × village × topic, from everything people
 * told or asked the service.
 *
 * Four sources say how often a topic came up among those who could have named it:
 * - `survey` respondents who chose an option that names the topic, of all respondents;
 * - `booking` consultations and mediation requests about the topic, of all of them;
 * - `search` searches without a good answer that belong to the topic, of all such searches;
 * - `quiz` wrong answers to questions of the topic, of all answers to quiz questions.
 *
 * In a cell with `n` people of whom `k` named the topic, a source's share is pulled towards the town's share `P` as if
 * ten more people had answered like the town: (k + 10·P) / (n + 10). A village with three answers thus looks like the
 * town, one with three hundred like itself. The measure is the mean of the sources' shares, weighted by `NEED_WEIGHTS`;
 * a source the town has nothing of is left out and the weights of the others are scaled up.
 *
 * How sure it is: each source's share has Wilson's 95 % interval at its own n (see `statistics.ts`); independent sources
 * combine by their squared weighted half-widths.
 *
 * Worked example: land in a village, survey only (weight 1). The town has 200 of 1,000 (P = 0.2); the village 12 of 40.
 * Share (12 + 2) / (40 + 10) = 0.28. With 2 consultations of 10, town 40 of 100 (P = 0.4): (2 + 4) / 20 = 0.3. Both:
 * weights 0.4 and 0.3 → (0.4·0.28 + 0.3·0.3) / 0.7 = 0.289; the survey's share of it is 0.112 / 0.202 = 55 %.
 * As it is shown (see `shownNeeds`): the town's 200 are told as 202, the village's 12 as 12: (12 + 2.02) / 50 → 28 points.
 */
import * as v from 'valibot'
import { AUDIENCES, type Audience } from './audiences'
import { shareInterval } from './statistics'
import { SMALL_CELL } from './survey-suppress'
import { TOPICS, type Topic, TopicSchema } from './topics'

export const NEED_SOURCES = ['survey', 'booking', 'search', 'quiz'] as const
export type NeedSource = (typeof NEED_SOURCES)[number]
export const NEED_SOURCE_NAMES: Record<NeedSource, string> = {
  survey: '问卷',
  booking: '咨询和调解',
  search: '没搜到的问题',
  quiz: '答错的题',
}

/**
 * How much each source counts. People asked directly weigh most; a consultation is a need that was real enough to come
 * for; searches and quizzes say less about who asks, and more often by chance.
 */
export const NEED_WEIGHTS: Record<NeedSource, number> = { survey: 0.4, booking: 0.3, search: 0.2, quiz: 0.1 }

/** As many people of the town's opinion are added to every cell. */
export const PRIOR_PEOPLE = 10

/** What one source counted among one audience of one village; '' where the village is not known. */
export interface NeedCount {
  source: NeedSource
  audience: Audience
  villageId: string
  n: number
  topics: Partial<Record<Topic, number>>
}

/** One topic's measure in one cell. Shares and interval ends lie between 0 and 1. */
export const NeedSchema = v.object({
  topic: TopicSchema,
  score: v.number(),
  low: v.number(),
  high: v.number(),
  /** What part of the score each source makes up. */
  sources: v.object({ survey: v.number(), booking: v.number(), search: v.number(), quiz: v.number() }),
})
export type Need = v.InferOutput<typeof NeedSchema>

/** Which cell is asked for; absent: everyone. */
export interface NeedScope {
  audience?: Audience | undefined
  villageId?: string | undefined
}

interface Sum {
  n: number
  topics: Map<Topic, number>
}

function sumUp(counts: readonly NeedCount[], source: NeedSource, scope: NeedScope): Sum {
  const sum: Sum = { n: 0, topics: new Map() }
  for (const count of counts) {
    if (count.source !== source) continue
    if (scope.audience !== undefined && count.audience !== scope.audience) continue
    if (scope.villageId !== undefined && count.villageId !== scope.villageId) continue
    sum.n += count.n
    for (const topic of TOPICS) sum.topics.set(topic, (sum.topics.get(topic) ?? 0) + (count.topics[topic] ?? 0))
  }
  return sum
}

/** How many people or events a cell rests on, over all sources. */
export const needBasis = (counts: readonly NeedCount[], scope: NeedScope): number =>
  NEED_SOURCES.reduce((n, source) => n + sumUp(counts, source, scope).n, 0)

/** Counts are told in fives: under five as nobody, above in the middle of their five (5–9 as 7), at most `n`. */
const inFives = (count: number, n: number): number =>
  count < SMALL_CELL ? 0 : Math.min(n, Math.floor(count / SMALL_CELL) * SMALL_CELL + (SMALL_CELL - 1) / 2)

/**
 * Needs as they may be shown (survey rule 3): from counts in fives, so that a share of a small group does not tell that
 * one of six people named a topic, nor a difference between two groups; shares and interval to whole points.
 */
export function shownNeeds(counts: readonly NeedCount[], scope: NeedScope): Need[] {
  const points = (share: number) => Math.round(share * 100) / 100
  return rankNeeds(counts, scope, inFives).map(({ topic, score, low, high, sources }) => ({
    topic,
    score: points(score),
    low: points(low),
    high: points(high),
    sources: {
      survey: points(sources.survey),
      booking: points(sources.booking),
      search: points(sources.search),
      quiz: points(sources.quiz),
    },
  }))
}

/** Whether at least five people of a cell named the topic themselves: without, its measure is only the town's. */
const isNamed = (counts: readonly NeedCount[], scope: NeedScope, topic: Topic): boolean =>
  NEED_SOURCES.some((source) => (sumUp(counts, source, scope).topics.get(topic) ?? 0) >= SMALL_CELL)

/** The theme to propose to a cell: the most needed of the topics it named itself; undefined where it named none. */
export const themeOf = (counts: readonly NeedCount[], scope: NeedScope): Topic | undefined =>
  shownNeeds(counts, scope).find(({ topic }) => isNamed(counts, scope, topic))?.topic

/** The lower ends of the sizes a group's basis is told in. */
const SIZES = [500, 200, 100, 50, 20, 10, SMALL_CELL]

/** How many people or events a cell rests on, as it may be shown: the lower end of its size, or null for under five. */
export const shownBasis = (n: number): number | null => SIZES.find((size) => n >= size) ?? null

/** The topics of one cell, most needed first; ties in the order of the topic list. Empty while the town knows nothing. `told` is how a count is used. */
export function rankNeeds(
  counts: readonly NeedCount[],
  scope: NeedScope,
  told: (count: number, n: number) => number = (count) => count,
): Need[] {
  const sources = NEED_SOURCES.map((source) => ({
    source,
    town: sumUp(counts, source, {}),
    cell: sumUp(counts, source, scope),
  })).filter(({ town }) => town.n > 0)
  const weight = sources.reduce((sum, { source }) => sum + NEED_WEIGHTS[source], 0)
  if (weight === 0) return []
  const needs = TOPICS.map((topic): Need => {
    const parts = { survey: 0, booking: 0, search: 0, quiz: 0 }
    let score = 0
    let below = 0
    let above = 0
    for (const { source, town, cell } of sources) {
      const share = told(town.topics.get(topic) ?? 0, town.n) / town.n
      const k = told(cell.topics.get(topic) ?? 0, cell.n) + PRIOR_PEOPLE * share
      const n = cell.n + PRIOR_PEOPLE
      const { low, high } = shareInterval(k, n)
      const part = NEED_WEIGHTS[source] / weight
      parts[source] = part * (k / n)
      score += parts[source]
      below += (part * (k / n - low)) ** 2
      above += (part * (high - k / n)) ** 2
    }
    for (const source of NEED_SOURCES) parts[source] = score > 0 ? parts[source] / score : 0
    return {
      topic,
      score,
      low: Math.max(0, score - Math.sqrt(below)),
      high: Math.min(1, score + Math.sqrt(above)),
      sources: parts,
    }
  })
  return needs.sort((a, b) => b.score - a.score)
}

/** The heat table: for every village the score of every topic; no scores for a village with a basis under five. */
export function needTable(counts: readonly NeedCount[], villages: readonly string[], audience: Audience | undefined) {
  return villages.map((villageId) => {
    const scope = { audience, villageId }
    const n = needBasis(counts, scope)
    return { villageId, n: shownBasis(n), needs: n < SMALL_CELL ? [] : shownNeeds(counts, scope) }
  })
}

/** How much each topic is needed in a village, the most needed as 1: what the home page orders lessons by. */
export function needWeights(
  counts: readonly NeedCount[],
  villageId: string | undefined,
): Partial<Record<Topic, number>> {
  const small = villageId !== undefined && needBasis(counts, { villageId }) < SMALL_CELL
  const needs = rankNeeds(counts, small ? {} : { villageId })
  const top = needs[0]?.score ?? 0
  return top > 0 ? Object.fromEntries(needs.map(({ topic, score }) => [topic, score / top])) : {}
}

/** A topic that is needed more than the lessons there are would lead one to expect. */
export interface LessonGap {
  audience: Audience
  topic: Topic
  score: number
  lessons: number
}

/** Which lessons to write next: for each audience topics by need per lesson there is, most wanting first. */
export function lessonGaps(
  counts: readonly NeedCount[],
  lessons: readonly { topics: readonly Topic[]; audiences: readonly Audience[] }[],
  most: number,
): LessonGap[] {
  return AUDIENCES.filter((audience) => needBasis(counts, { audience }) >= SMALL_CELL)
    .flatMap((audience) =>
      shownNeeds(counts, { audience }).map(({ topic, score }) => ({
        audience,
        topic,
        score,
        lessons: lessons.filter((lesson) => lesson.topics.includes(topic) && lesson.audiences.includes(audience))
          .length,
      })),
    )
    .filter(({ audience, topic, score }) => score > 0 && isNamed(counts, { audience }, topic))
    .sort((a, b) => b.score / (b.lessons + 1) - a.score / (a.lessons + 1))
    .slice(0, most)
}
