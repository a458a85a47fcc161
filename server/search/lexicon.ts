import { type Topic, TopicSchema } from '@domain/topics'
import * as v from 'valibot'

const Words = v.array(v.pipe(v.string(), v.minLength(1)))

/** One way of speaking and what the law calls it (`content/synonyms.yaml`). */
const ConceptSchema = v.object({
  topics: v.pipe(v.array(TopicSchema), v.minLength(1)),
  /** `甲+乙` needs both in any order, `甲|乙` either. */
  say: Words,
  law: Words,
  statutes: v.optional(Words, []),
})

export const LexiconSchema = v.object({
  fillers: Words,
  /** Dialect words with what everybody says for them. */
  dialect: v.record(v.string(), v.string()),
  topicStatutes: v.record(TopicSchema, Words),
  concepts: v.array(ConceptSchema),
})
export type Lexicon = v.InferOutput<typeof LexiconSchema>

/** What a question is about, as far as the lexicon knows. Weights are between 0 and 1, the strongest being 1. */
export interface Reading {
  topics: ReadonlyMap<Topic, number>
  statutes: ReadonlyMap<string, number>
  /** Legal terms to look for besides the person's own words. */
  law: readonly string[]
  /** The spoken words that were recognised, to highlight. */
  said: readonly string[]
}

interface Pattern {
  /** All groups must occur; of a group any word. */
  groups: string[][]
  concept: Lexicon['concepts'][number]
}

/** Legal terms that are looked for at most: more say less of the subject, and cost time. */
const MOST_LAW = 9

/** Makes the function that reads a normalised question. */
export function createReader(lexicon: Lexicon): (question: string) => Reading {
  const fillers = new Set(lexicon.fillers)
  const patterns: Pattern[] = lexicon.concepts.flatMap((concept) => [
    ...concept.say.map((say) => ({
      groups: say
        .toLowerCase()
        .split('+')
        .map((group) => group.split('|')),
      concept,
    })),
    // A legal word that everybody uses (申请) says nothing of the subject.
    ...concept.law.filter((law) => !fillers.has(law)).map((law) => ({ groups: [[law]], concept })),
  ])
  return (question) => {
    const strongest = new Map<Pattern['concept'], number>()
    const said = new Set<string>()
    for (const { groups, concept } of patterns) {
      const found = groups.map((group) => group.find((word) => question.includes(word)))
      if (found.some((word) => word === undefined)) continue
      // Longer and combined expressions say more exactly what is meant: 退彩礼 beats 退, 狗+咬 beats 狗.
      const weight = found.reduce((sum, word) => sum + Math.min(word?.length ?? 0, 4), 0) + (found.length - 1)
      strongest.set(concept, Math.max(strongest.get(concept) ?? 0, weight))
      for (const word of found) if (word && word.length > 1) said.add(word)
    }
    const concepts = [...strongest].sort((a, b) => b[1] - a[1])
    return {
      topics: shares(concepts.flatMap(([{ topics }, weight]) => topics.map((topic) => [topic, weight] as const))),
      statutes: shares(
        concepts.flatMap(([concept, weight]) =>
          statutesOf(concept, lexicon).map((title, at) => [title, weight / (1 + at * 0.25)] as const),
        ),
      ),
      law: [...new Set(concepts.slice(0, 3).flatMap(([{ law }]) => law))].slice(0, MOST_LAW),
      said: [...said],
    }
  }
}

const statutesOf = (concept: Pattern['concept'], lexicon: Lexicon): readonly string[] =>
  concept.statutes.length > 0 ? concept.statutes : concept.topics.flatMap((topic) => lexicon.topicStatutes[topic] ?? [])

/** The strongest weight of each key, relative to the strongest of all. */
function shares<K>(weights: readonly (readonly [K, number])[]): Map<K, number> {
  const best = new Map<K, number>()
  for (const [key, weight] of weights) best.set(key, Math.max(best.get(key) ?? 0, weight))
  const top = Math.max(...best.values(), 1)
  return new Map([...best].sort((a, b) => b[1] - a[1]).map(([key, weight]) => [key, weight / top]))
}
