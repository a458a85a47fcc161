export interface TextPart {
  /** Where it begins in the whole. */
  from: number
  text: string
  /** The term it is, where it is one. */
  term?: string
}

/** Cuts `text` into terms and what lies between; of terms that overlap the first and longest wins. Joined again it is `text`. */
export function splitByTerms(text: string, terms: readonly string[]): TextPart[] {
  const longestFirst = [...terms].filter((term) => term.length > 0).sort((a, b) => b.length - a.length)
  const parts: TextPart[] = []
  let plain = 0
  let at = 0
  const flush = () => {
    if (at > plain) parts.push({ from: plain, text: text.slice(plain, at) })
  }
  while (at < text.length) {
    const term = longestFirst.find((candidate) => text.startsWith(candidate, at))
    if (!term) {
      at += 1
      continue
    }
    flush()
    parts.push({ from: at, text: term, term })
    at += term.length
    plain = at
  }
  flush()
  return parts
}
