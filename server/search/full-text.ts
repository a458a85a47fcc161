import { createInvertedIndex, type Postings } from './inverted-index'
import { bigrams, words } from './tokens'

/** A document by its fields, in the order of their weights. Texts are normalised. */
export type Fields = readonly string[]

/** A collection that can be asked for the best documents; positions are those of the input. */
export interface FullText {
  /** Documents with any of these pairs of characters, best first. */
  byBigrams(pairs: readonly string[], limit: number): number[]
  /** Documents with any of these words, best first. */
  byWords(words: readonly string[], limit: number): number[]
  /** Documents with these exact expressions, those with rarer and more of them first. */
  byPhrases(phrases: readonly string[], limit: number): number[]
}

/** Expressions whose documents are remembered: those of the lexicon come again and again. */
const MOST_REMEMBERED = 3000

/**
 * Indexes documents in memory, so that ranking is the same whichever database holds the records. `ignored` tokens are
 * never looked for.
 */
export function createFullText(
  documents: readonly Fields[],
  weights: readonly number[],
  ignored: ReadonlySet<string>,
): FullText {
  const pairIndex = createInvertedIndex(
    documents.map((fields) => fields.map(bigrams)),
    weights,
  )
  const wordIndex = createInvertedIndex(
    documents.map((fields) => fields.map(words)),
    weights,
  )
  const ask = (index: typeof pairIndex, tokens: readonly string[], limit: number): number[] => {
    const wanted = [...new Set(tokens)].filter((token) => !ignored.has(token))
    return index.rank(
      wanted.flatMap((token) => index.postings(token) ?? []),
      limit,
    )
  }

  const remembered = new Map<string, Postings | undefined>()
  function phrase(text: string): Postings | undefined {
    if (remembered.has(text)) return remembered.get(text)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    const found = look(text)
    remembered.set(text, found)
    return found
  }

  /** Looks through the documents that hold the rarest pair of the expression. */
  function look(text: string): Postings | undefined {
    const pairs = bigrams(text).map(pairIndex.postings)
    if (pairs.length < 2) return pairs[0]
    if (pairs.some((held) => held === undefined)) return undefined
    const rarest = (pairs as Postings[]).reduce((a, b) => (b.documents.length < a.documents.length ? b : a))
    const hits = [...rarest.documents].flatMap((document): [number, number][] => {
      const frequency = (documents[document] ?? []).reduce(
        (sum, field, at) => sum + (field.split(text).length - 1) * (weights[at] ?? 1),
        0,
      )
      return frequency > 0 ? [[document, frequency]] : []
    })
    return hits.length > 0 ? pairIndex.worthOf(hits) : undefined
  }

  return {
    byBigrams: (pairs, limit) => ask(pairIndex, pairs, limit),
    byWords: (tokens, limit) => ask(wordIndex, tokens, limit),
    byPhrases: (phrases, limit) =>
      pairIndex.rank(
        [...new Set(phrases)].flatMap((text) => phrase(text) ?? []),
        limit,
      ),
  }
}
