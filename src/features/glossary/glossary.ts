import type { GlossaryEntry } from '@domain/search'
import { createContext } from 'react'

/** Legal terms the reader may tap, and what a tap does. */
export interface Glossary {
  /** Every spelling with its entry. */
  entries: ReadonlyMap<string, GlossaryEntry>
  explain: (entry: GlossaryEntry) => void
}

export const GlossaryContext = createContext<Glossary>({ entries: new Map(), explain: () => {} })

/** Entries by every spelling they are known under. */
export const bySpelling = (entries: readonly GlossaryEntry[]): Map<string, GlossaryEntry> =>
  new Map(entries.flatMap((entry) => [entry.term, ...entry.also].map((spelling) => [spelling, entry] as const)))
