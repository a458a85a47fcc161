/** Documents that hold a term, and what the term is worth in each. */
export interface Postings {
  documents: Uint32Array
  worth: Float32Array
}

/** How often a term stands in a document, each time counted by the weight of its field. */
export type Hits = readonly (readonly [document: number, frequency: number])[]

/** Terms and the documents that hold them; a document is its position. */
export interface InvertedIndex {
  postings(term: string): Postings | undefined
  /** What a term with these hits is worth: for expressions that are no term of the index. */
  worthOf(hits: Hits): Postings
  /** The documents in which the terms are worth most together, best first; of equals the first. */
  rank(terms: readonly Postings[], limit: number): number[]
}

/** BM25's usual constants: how soon repeating a term stops to count, and how much long documents are held back. */
const K1 = 1.2
const B = 0.75

/**
 * Indexes documents, given by their fields cut into terms. BM25 is worked out here once, so that a question only adds
 * numbers: SQLite's full text works it out for every row at every question, and took three times as long.
 */
export function createInvertedIndex(
  documents: readonly (readonly (readonly string[])[])[],
  weights: readonly number[],
): InvertedIndex {
  const lengths = documents.map((fields) => fields.reduce((sum, terms) => sum + terms.length, 0))
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(documents.length, 1)

  const worthOf = (hits: Hits): Postings => {
    // A term in more than half of the documents says nothing of any.
    const rarity = Math.max(Math.log((documents.length - hits.length + 0.5) / (hits.length + 0.5)), 1e-6)
    const worth = ([document, frequency]: Hits[number]) => {
      const room = 1 - B + (B * (lengths[document] ?? 0)) / average
      return (rarity * frequency * (K1 + 1)) / (frequency + K1 * room)
    }
    return { documents: Uint32Array.from(hits, ([document]) => document), worth: Float32Array.from(hits, worth) }
  }

  const byTerm = new Map<string, [number, number][]>()
  documents.forEach((fields, document) => {
    const frequencies = new Map<string, number>()
    fields.forEach((terms, field) => {
      for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + (weights[field] ?? 1))
    })
    for (const [term, frequency] of frequencies) {
      const hits = byTerm.get(term)
      if (hits) hits.push([document, frequency])
      else byTerm.set(term, [[document, frequency]])
    }
  })
  const index = new Map([...byTerm].map(([term, hits]) => [term, worthOf(hits)]))
  const scores = new Float64Array(documents.length)

  return {
    postings: (term) => index.get(term),
    worthOf,
    rank(terms, limit) {
      scores.fill(0)
      for (const { documents: held, worth } of terms)
        for (let at = 0; at < held.length; at++) {
          const document = held[at] as number
          scores[document] = (scores[document] as number) + (worth[at] as number)
        }
      return highest(scores, limit)
    },
  }
}

/** Positions of the highest scores above 0, best first. */
function highest(scores: Float64Array, limit: number): number[] {
  const best: number[] = []
  let least = 0
  scores.forEach((score, document) => {
    if (score <= least) return
    let place = best.length
    while (place > 0 && (scores[best[place - 1] as number] as number) < score) place--
    best.splice(place, 0, document)
    if (best.length > limit) best.pop()
    if (best.length === limit) least = scores[best[limit - 1] as number] as number
  })
  return best
}
