/**
 * The small-cell rule (survey rule 3): a count under five people is hidden, and so is whatever else would let somebody
 * find it by subtraction. Pure, deterministic: the same counts always give the same table.
 */

/** Counts below this are hidden; a cell without anybody in it hides nobody and is shown as 0. */
export const SMALL_CELL = 5

/** Whether a count is of one to four people. */
export const isSmall = (count: number): boolean => count > 0 && count < SMALL_CELL

/** How a hidden count is written in tables, charts and files. */
export const HIDDEN_MARK = '<5*'

/** The sentence that stands below every table with hidden counts. */
export const HIDDEN_NOTE = `标 ${HIDDEN_MARK} 的格子不到 5 人，或者为了不让人用减法算出别的格子而一起不显示。`

/**
 * Which of the counts of one column, whose sum is known, are hidden: those under five, those that another table hides
 * already (`also`), and as many of the smallest others as it takes so that at least two are hidden and together they are
 * five people or more.
 */
export function hiddenInColumn(counts: readonly number[], also: readonly boolean[] = []): boolean[] {
  const hidden = counts.map((count, at) => isSmall(count) || also[at] === true)
  while (isExposed(counts.filter((_, at) => hidden[at]))) {
    const next = smallestVisible(counts, hidden)
    if (next < 0) break
    hidden[next] = true
  }
  return hidden
}

/** A yes-or-no is hidden when either those who chose it or those who did not are one to four. */
export const isHiddenShare = (count: number, total: number): boolean => isSmall(count) || isSmall(total - count)

/**
 * Which cells of a table are hidden when all its row and column sums, none of them under five, are known. Besides the
 * small cells: in every row and column with a hidden cell at least two are, and they are five people or more together;
 * and none has a value that the sums, and knowing that a hidden count is not zero, would fix. Undefined where hiding
 * every cell would not be enough: then the table must not be shown.
 */
export function hiddenInTable(cells: readonly (readonly number[])[]): boolean[][] | undefined {
  const hidden = cells.map((row) => row.map(isSmall))
  const all = cells.flatMap((row, r) => row.map((_, c): Place => [r, c]))
  const rows = cells.map((_, row) => all.filter(([r]) => r === row))
  const columns = (cells[0] ?? []).map((_, column) => all.filter(([, c]) => c === column))
  const isHidden = ([r, c]: Place) => hidden[r]?.[c] === true
  const count = ([r, c]: Place) => cells[r]?.[c] ?? 0
  /** Hides the smallest count still shown, zeros last: they protect least. */
  const hideOne = (among: readonly Place[]): boolean => {
    const [next] = among
      .filter((place) => !isHidden(place))
      .sort((a, b) => (count(a) || Number.MAX_VALUE) - (count(b) || Number.MAX_VALUE))
    const row = next && hidden[next[0]]
    if (!next || !row) return false
    row[next[1]] = true
    return true
  }
  for (;;) {
    const exposed = [...rows, ...columns].find((line) => isExposed(line.filter(isHidden).map(count)))
    if (exposed) {
      if (!hideOne(exposed) && !hideOne(all)) return undefined
      continue
    }
    const fixed = all.find((place) => isHidden(place) && !isOpen(cells, hidden, place))
    if (!fixed) return hidden
    if (!hideOne([...(rows[fixed[0]] ?? []), ...(columns[fixed[1]] ?? [])]) && !hideOne(all)) return undefined
  }
}

/** Row and column of a cell. */
export type Place = readonly [number, number]

/**
 * Whether a hidden cell could hold another value with all sums as they are: one more or one less, balanced along a ring
 * of other hidden cells that take turns at one less and one more, none of them below one (a zero stays zero or grows).
 */
export function isOpen(
  cells: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  place: Place,
): boolean {
  const value = cells[place[0]]?.[place[1]] ?? 0
  const mayShrink = (r: number, c: number) => (cells[r]?.[c] ?? 0) > 1
  const mayGrow = () => true
  return ringThrough(hidden, place, mayShrink, mayGrow) || (value > 1 && ringThrough(hidden, place, mayGrow, mayShrink))
}

/** Whether one gets from the cell's column back to its row over other hidden cells: `leave` columns, `enter` columns. */
function ringThrough(
  hidden: readonly (readonly boolean[])[],
  [row, column]: Place,
  leave: (r: number, c: number) => boolean,
  enter: (r: number, c: number) => boolean,
): boolean {
  const rows = new Set<number>()
  const columns = new Set([column])
  for (let grew = true; grew && !rows.has(row); ) {
    grew = false
    for (const [r, cells] of hidden.entries())
      for (const [c, covered] of cells.entries()) {
        if (!covered || (r === row && c === column)) continue
        if (columns.has(c) && !rows.has(r) && leave(r, c)) grew = Boolean(rows.add(r))
        else if (rows.has(r) && !columns.has(c) && enter(r, c)) grew = Boolean(columns.add(c))
      }
  }
  return rows.has(row)
}

/** Whether hidden counts of one line, whose sum is known, are too few or together too small. */
const isExposed = (covered: readonly number[]): boolean =>
  covered.length === 1 || (covered.length > 1 && sum(covered) < SMALL_CELL)

/** The sum of numbers. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function smallestVisible(counts: readonly number[], hidden: readonly boolean[]): number {
  let smallest = -1
  for (const [at, count] of counts.entries())
    if (!hidden[at] && count > 0 && (smallest < 0 || count < (counts[smallest] ?? 0))) smallest = at
  return smallest
}
