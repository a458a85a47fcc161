/**
 * The small-cell rule (survey rule 3): a count under five people is hidden, and so is whatever else would let somebody
 * find it by subtraction. Pure, deterministic: the same counts always give the same table.
 */

/** Counts below this are hidden. */
export const SMALL_CELL = 5

/** How a hidden count is written in tables, charts and files. */
export const HIDDEN_MARK = '<5*'

/** The sentence that stands below every table with hidden counts. */
export const HIDDEN_NOTE = `标 ${HIDDEN_MARK} 的格子不到 5 人，或者为了不让人用减法算出别的格子而一起不显示。`

/**
 * Which of the counts of one column, whose sum is known, are hidden: those under five, and as many of the smallest others
 * as it takes so that at least two are hidden and together they are five people or more.
 */
export function hiddenInColumn(counts: readonly number[]): boolean[] {
  const hidden = counts.map((count) => count < SMALL_CELL)
  for (;;) {
    const covered = counts.filter((_, at) => hidden[at])
    if (covered.length === 0 || (covered.length > 1 && sum(covered) >= SMALL_CELL)) return hidden
    const next = smallestVisible(counts, hidden)
    if (next < 0) return hidden
    hidden[next] = true
  }
}

/** A hidden yes-or-no: true when either those who chose it or those who did not are under five. */
export const isHiddenShare = (count: number, total: number): boolean => count < SMALL_CELL || total - count < SMALL_CELL

/**
 * Which cells of a table are hidden when all its row and column sums, none of them under five, are known. Besides the
 * small cells: in every row and column with a hidden cell at least two are, and they are five people or more together;
 * and every hidden cell lies on a ring of hidden cells, without which it could be worked out from the sums.
 */
export function hiddenInTable(cells: readonly (readonly number[])[]): boolean[][] {
  const hidden = cells.map((row) => row.map((count) => count < SMALL_CELL))
  const columns = cells[0]?.length ?? 0
  const lines: [number, number][][] = [
    ...cells.map((row, r) => row.map((_, c): [number, number] => [r, c])),
    ...Array.from({ length: columns }, (_, c) => cells.map((_, r): [number, number] => [r, c])),
  ]
  const isHidden = ([r, c]: readonly [number, number]) => hidden[r]?.[c] === true
  const count = ([r, c]: readonly [number, number]) => cells[r]?.[c] ?? 0
  const hideSmallest = (among: readonly [number, number][]): boolean => {
    const visible = among.filter((cell) => !isHidden(cell)).sort((a, b) => count(a) - count(b))
    const [r, c] = visible[0] ?? [-1, -1]
    const row = hidden[r]
    if (row) row[c] = true
    return row !== undefined
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      const covered = line.filter(isHidden)
      const exposed = covered.length === 1 || (covered.length > 1 && sum(covered.map(count)) < SMALL_CELL)
      if (exposed && hideSmallest(line)) changed = true
    }
    if (changed) continue
    for (const [r, c] of lines.slice(0, cells.length).flat().filter(isHidden)) {
      if (onRing(hidden, r, c)) continue
      const row = lines[r] ?? []
      const column = lines[cells.length + c] ?? []
      changed = hideSmallest([...row, ...column]) || hideSmallest(lines.flat())
      if (changed) break
    }
  }
  return hidden
}

/** Whether row and column of a hidden cell are joined by other hidden cells as well: then its value stays open. */
function onRing(hidden: readonly (readonly boolean[])[], row: number, column: number): boolean {
  const rows = new Set([row])
  const columns = new Set<number>()
  for (let grew = true; grew; ) {
    grew = false
    for (const [r, cells] of hidden.entries())
      for (const [c, covered] of cells.entries()) {
        if (!covered || (r === row && c === column) || rows.has(r) === columns.has(c)) continue
        rows.add(r)
        columns.add(c)
        grew = true
      }
  }
  return columns.has(column)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function smallestVisible(counts: readonly number[], hidden: readonly boolean[]): number {
  let smallest = -1
  for (const [at, count] of counts.entries())
    if (!hidden[at] && (smallest < 0 || count < (counts[smallest] ?? 0))) smallest = at
  return smallest
}
