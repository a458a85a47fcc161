import type { Span } from '@domain/lessons'

export interface MarkedSpan extends Span {
  spoken: boolean
}

/**
 * The same spans with the characters from `from` up to `to` (counted over all of them) marked as spoken. A span that is
 * cut keeps its citation on its last piece, where the mark is shown.
 */
export function markSpans(spans: readonly Span[], from: number, to: number): MarkedSpan[] {
  const marked: MarkedSpan[] = []
  let start = 0
  for (const span of spans) {
    const end = start + span.text.length
    const cuts = [start, ...[from, to].filter((at) => at > start && at < end), end]
    cuts.slice(1).forEach((cut, index) => {
      const begin = cuts[index] ?? start
      const { cite, ...rest } = span
      marked.push({
        ...rest,
        ...(cite !== undefined && cut === end ? { cite } : {}),
        text: span.text.slice(begin - start, cut - start),
        spoken: begin >= from && cut <= to && cut > begin,
      })
    })
    start = end
  }
  return marked
}
