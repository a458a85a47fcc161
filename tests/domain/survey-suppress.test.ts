import { hiddenInColumn, hiddenInTable, SMALL_CELL } from '@domain/survey-suppress'
import fc from 'fast-check'

describe('a column whose sum is known', () => {
  test.each<[number[], boolean[]]>([
    [
      [10, 20, 30],
      [false, false, false],
    ],
    [
      [3, 20, 30],
      [true, true, false],
    ],
    [
      [1, 2, 30, 9],
      [true, true, false, true],
    ],
    [
      [4, 4, 30],
      [true, true, false],
    ],
    [
      [0, 40],
      [false, false],
    ],
  ])('%j hides %j', (counts, hidden) => {
    expect(hiddenInColumn(counts)).toEqual(hidden)
  })

  test('never leaves a hidden count to be found by subtraction', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 8 }), (counts) => {
        // Results are shown of five people or more, in two options at least.
        fc.pre(
          counts.reduce((sum, count) => sum + count, 0) >= SMALL_CELL && counts.filter((count) => count > 0).length > 1,
        )
        const hidden = hiddenInColumn(counts)
        const covered = counts.filter((_, at) => hidden[at])
        for (const [at, count] of counts.entries()) if (count > 0 && count < SMALL_CELL) expect(hidden[at]).toBe(true)
        if (covered.length === 0) return
        // Somebody who subtracts learns only the sum, of at least two counts and at least five people.
        expect(covered.length).toBeGreaterThan(1)
        expect(covered.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(SMALL_CELL)
      }),
    )
  })
})

/** Values that the hidden cells can take when all sums are known, tried out cell by cell; the first `limit` solutions. */
function solutions(cells: number[][], hidden: boolean[][], limit: number): number[][] {
  const open = cells.flatMap((row, r) => row.flatMap((_, c) => (hidden[r]?.[c] ? [[r, c] as const] : [])))
  const rowLeft = cells.map((row, r) => row.reduce((sum, count, c) => sum + (hidden[r]?.[c] ? count : 0), 0))
  const columnLeft = (cells[0] ?? []).map((_, c) =>
    cells.reduce((sum, row, r) => sum + (hidden[r]?.[c] ? (row[c] ?? 0) : 0), 0),
  )
  const found: number[][] = []
  const values: number[] = []
  const attempt = (at: number): void => {
    if (found.length >= limit) return
    const cell = open[at]
    if (!cell) {
      if (rowLeft.every((left) => left === 0) && columnLeft.every((left) => left === 0)) found.push([...values])
      return
    }
    const [r, c] = cell
    const lastOfRow = open.slice(at + 1).every(([row]) => row !== r)
    const most = Math.min(rowLeft[r] ?? 0, columnLeft[c] ?? 0)
    const least = Math.min(1, cells[r]?.[c] ?? 0)
    for (let value = Math.max(least, lastOfRow ? (rowLeft[r] ?? 0) : 0); value <= most; value++) {
      values.push(value)
      rowLeft[r] = (rowLeft[r] ?? 0) - value
      columnLeft[c] = (columnLeft[c] ?? 0) - value
      attempt(at + 1)
      rowLeft[r] = (rowLeft[r] ?? 0) + value
      columnLeft[c] = (columnLeft[c] ?? 0) + value
      values.pop()
    }
  }
  attempt(0)
  return found
}

/** A table none of whose row or column sums is under five, as results make them. */
const arbitraryTable = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat(12), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  .filter(
    (cells) =>
      cells.every((row) => row.reduce((sum, count) => sum + count, 0) >= SMALL_CELL) &&
      (cells[0] ?? []).every((_, c) => cells.reduce((sum, row) => sum + (row[c] ?? 0), 0) >= SMALL_CELL),
  )

describe('a table whose sums are all known', () => {
  test('shows no count under five', () => {
    fc.assert(
      fc.property(arbitraryTable, (cells) => {
        const hidden = hiddenInTable(cells)
        for (const [r, row] of cells.entries())
          for (const [c, count] of row.entries())
            if (count > 0 && count < SMALL_CELL) expect(hidden?.[r]?.[c] ?? true).toBe(true)
      }),
    )
  })

  test('hides nothing where nothing is small', () => {
    expect(
      hiddenInTable([
        [5, 6],
        [7, 8],
      ]),
    ).toEqual([
      [false, false],
      [false, false],
    ])
  })

  test('never lets a hidden count be worked out from the sums', () => {
    fc.assert(
      fc.property(arbitraryTable, (cells) => {
        const hidden = hiddenInTable(cells)
        if (!hidden) return
        const covered = hidden.flat().filter(Boolean).length
        if (covered === 0) return
        const found = solutions(cells, hidden, 4000)
        for (let at = 0; at < covered; at++) expect(new Set(found.map((values) => values[at])).size).toBeGreaterThan(1)
      }),
      { numRuns: 150 },
    )
  })

  test('is hidden as a whole only where every cell could not hide the smallest', () => {
    fc.assert(
      fc.property(
        arbitraryTable,
        (cells) => hiddenInTable(cells) !== undefined || cells.flat().some((count) => count < SMALL_CELL),
      ),
    )
  })

  test('keeps the cell that joins two rings of hidden cells from being worked out', () => {
    const cells = [
      [1, 9, 20, 20],
      [9, 1, 3, 20],
      [20, 20, 1, 9],
      [20, 20, 9, 1],
    ]
    const hidden = hiddenInTable(cells) ?? []
    const found = solutions(cells, hidden, 4000)
    const bridge = hidden.flat().slice(0, 6).filter(Boolean).length
    expect(new Set(found.map((values) => values[bridge])).size).toBeGreaterThan(1)
  })
})
