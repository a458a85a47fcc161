import SqliteDatabase from 'better-sqlite3'
import { bigrams, words } from './tokens'

/** A document by its fields, in the order of their weights. Texts are normalised. */
export type Fields = readonly string[]

/** A collection that can be asked for the best documents; positions are those of the input. */
export interface FullText {
  /** Document positions, best first. */
  byBigrams(text: string, limit: number): number[]
  byWords(text: string, limit: number): number[]
  /** Documents with these exact expressions, those with rarer and more of them first. */
  byPhrases(phrases: readonly string[], limit: number): number[]
}

const COLUMNS = 'abcd'
const quoted = (token: string): string => `"${token.replace(/"/g, '')}"`

/**
 * Builds the index in a SQLite of its own in memory, so that ranking is the same whichever database holds the records.
 * `weights` are those of the fields, at most four. `ignored` tokens are never looked for.
 */
export function createFullText(
  documents: readonly Fields[],
  weights: readonly number[],
  ignored: ReadonlySet<string>,
): FullText {
  const sqlite = new SqliteDatabase(':memory:')
  const columns = [...COLUMNS.slice(0, weights.length)]
  const statement = (table: string, cut: (text: string) => string[]) => {
    sqlite.exec(`create virtual table ${table} using fts5(${columns.join(', ')}, content='', tokenize='unicode61')`)
    const insert = sqlite.prepare(
      `insert into ${table}(rowid, ${columns.join(', ')}) values (?, ${columns.map(() => '?').join(', ')})`,
    )
    sqlite.transaction(() => {
      documents.forEach((fields, at) => {
        insert.run(at + 1, ...columns.map((_, field) => cut(fields[field] ?? '').join(' ')))
      })
    })()
    return sqlite
      .prepare<[string, number], number>(
        `select rowid from ${table} where ${table} match ? order by bm25(${table}, ${weights.join(', ')}), rowid limit ?`,
      )
      .pluck()
  }
  const bigramQuery = statement('bigram', bigrams)
  const wordQuery = statement('word', words)
  const ask = (query: typeof bigramQuery, terms: readonly string[], limit: number): number[] =>
    terms.length === 0 ? [] : query.all(terms.join(' OR '), limit).map((rowid) => rowid - 1)
  const wanted = (tokens: readonly string[]) => [...new Set(tokens)].filter((token) => !ignored.has(token)).map(quoted)

  return {
    byBigrams: (text, limit) => ask(bigramQuery, wanted(bigrams(text)), limit),
    byWords: (text, limit) => ask(wordQuery, wanted(words(text)), limit),
    byPhrases: (phrases, limit) =>
      ask(
        bigramQuery,
        [...new Set(phrases)].map((phrase) => quoted(bigrams(phrase).join(' '))),
        limit,
      ),
  }
}
