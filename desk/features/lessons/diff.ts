import { diffChars, diffLines } from 'diff'

/** One line of a comparison; `parts` marks what changed within a line that was rewritten. */
export interface DiffRow {
  kind: 'same' | 'removed' | 'added' | 'skipped'
  parts: { text: string; changed: boolean }[]
}

/** Unchanged lines shown around a change. */
const CONTEXT = 2

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')
const plain = (kind: DiffRow['kind'], text: string): DiffRow => ({ kind, parts: [{ text, changed: false }] })

/** A removed line and the added one in its place, with the characters that differ. */
function rewritten(before: string, after: string): [DiffRow, DiffRow] {
  const pieces = diffChars(before, after)
  return [
    { kind: 'removed', parts: pieces.filter((p) => !p.added).map((p) => ({ text: p.value, changed: p.removed })) },
    { kind: 'added', parts: pieces.filter((p) => !p.removed).map((p) => ({ text: p.value, changed: p.added })) },
  ]
}

/** Folds long runs of unchanged lines. */
function fold(rows: DiffRow[]): DiffRow[] {
  const near = (index: number) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((row) => row.kind !== 'same')
  return rows.flatMap((row, index) => {
    if (row.kind !== 'same' || near(index)) return [row]
    return index > 0 && !near(index - 1) && rows[index - 1]?.kind === 'same' ? [] : [plain('skipped', '……')]
  })
}

/** What changed from one text to another, line by line; empty when nothing did. */
export function compare(before: string, after: string): DiffRow[] {
  if (before === after) return []
  const rows: DiffRow[] = []
  const chunks = diffLines(before, after)
  chunks.forEach((chunk, index) => {
    if (!chunk.added && !chunk.removed) rows.push(...linesOf(chunk.value).map((line) => plain('same', line)))
    else if (chunk.removed) {
      const next = chunks[index + 1]
      const added = next?.added ? linesOf(next.value) : []
      linesOf(chunk.value).forEach((line, at) => {
        const other = added[at]
        if (other === undefined) rows.push(plain('removed', line))
        else rows.push(...rewritten(line, other))
      })
      rows.push(...added.slice(linesOf(chunk.value).length).map((line) => plain('added', line)))
    } else if (!chunks[index - 1]?.removed) rows.push(...linesOf(chunk.value).map((line) => plain('added', line)))
  })
  return fold(rows)
}
