import { type Lesson, plainText } from '@domain/lessons'
import { TOPICS, type Topic } from '@domain/topics'
import type { Lexicon } from './lexicon'
import { normalise } from './normalise'
import { bigrams, words } from './tokens'

/** How likely each topic is, the likeliest being 1; empty where a question has nothing in common with any text. */
export type TopicGuess = (question: string) => ReadonlyMap<Topic, number>

/** How much a part of a lesson says of its topics: the question it answers most. */
const WEIGHT = { title: 3, summary: 2, story: 2, other: 1 }
/** A second topic is the lesson's less than the first. */
const share = (place: number) => 1 / (1 + place)
/** How strongly a rare feature is pulled towards what it is worth everywhere. */
const PRIOR = 20
/** What a difference in likelihood is worth; larger is more cautious. */
const CAUTION = 4

/**
 * Guesses what a question is about from how lessons of each topic speak: a naive Bayes classifier over pairs of characters
 * and words. It knows what nobody thought of putting into the lexicon.
 */
export function createTopicGuess(lessons: readonly Lesson[], lexicon: Pick<Lexicon, 'concepts'>): TopicGuess {
  const seen = new Map<string, Map<Topic, number>>()
  const totals = new Map<Topic, number>()
  const learn = (text: string, topics: readonly Topic[], weight: number) => {
    for (const feature of featuresOf(normalise(text))) {
      const counts = seen.get(feature) ?? new Map<Topic, number>()
      seen.set(feature, counts)
      topics.forEach((topic, place) => {
        counts.set(topic, (counts.get(topic) ?? 0) + weight * share(place))
        totals.set(topic, (totals.get(topic) ?? 0) + weight * share(place))
      })
    }
  }
  for (const { title, summary, sections, quiz, topics } of lessons) {
    learn(title, topics, WEIGHT.title)
    learn(summary, topics, WEIGHT.summary)
    for (const { question } of quiz) learn(question, topics, WEIGHT.other)
    // Whom to call is the same everywhere.
    for (const { kind, blocks } of sections)
      if (kind !== 'where')
        for (const line of plainText(blocks).split('\n'))
          learn(line, topics, kind === 'story' ? WEIGHT.story : WEIGHT.other)
  }
  for (const { say, topics } of lexicon.concepts)
    for (const expression of say) for (const word of expression.split(/[+|]/)) learn(word, topics, WEIGHT.other)

  const total = [...totals.values()].reduce((sum, count) => sum + count, 0)
  /** What a feature says for each topic, as a logarithm; worked out when it is first met. */
  const evidence = new Map<string, ReadonlyMap<Topic, number>>()
  const evidenceOf = (feature: string): ReadonlyMap<Topic, number> | undefined => {
    const counts = seen.get(feature)
    if (!counts) return undefined
    const known = evidence.get(feature)
    if (known) return known
    const everywhere = [...counts.values()].reduce((sum, count) => sum + count, 0) / total
    const made = new Map(
      TOPICS.map((topic) => [
        topic,
        Math.log(((counts.get(topic) ?? 0) / everywhere + PRIOR) / ((totals.get(topic) ?? 0) + PRIOR)),
      ]),
    )
    evidence.set(feature, made)
    return made
  }

  return (question) => {
    const features = featuresOf(question).flatMap((feature) => evidenceOf(feature) ?? [])
    if (features.length === 0) return new Map()
    const likelihood = (topic: Topic) => features.reduce((sum, says) => sum + (says.get(topic) ?? 0), 0)
    const scored = TOPICS.map((topic) => [topic, likelihood(topic)] as const).sort((a, b) => b[1] - a[1])
    const best = scored[0]?.[1] ?? 0
    return new Map(scored.map(([topic, value]) => [topic, Math.exp((value - best) / CAUTION)]))
  }
}

/** Pairs of characters and words of more than one, each once. */
const featuresOf = (text: string): string[] => [
  ...new Set([...bigrams(text), ...words(text).filter((word) => word.length > 1)]),
]
