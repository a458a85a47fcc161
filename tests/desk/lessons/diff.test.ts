import fc from 'fast-check'
import { compare, type DiffRow } from '../../../desk/features/lessons/diff'

const textOf = (rows: DiffRow[], kind: 'removed' | 'added') =>
  rows
    .filter((row) => row.kind === 'same' || row.kind === kind)
    .map((row) => row.parts.map((part) => part.text).join(''))

test('the same text has no differences', () => {
  expect(compare('一\n二', '一\n二')).toEqual([])
})

test('marks the characters that changed within a line', () => {
  const rows = compare('工钱要在十日内给清。\n', '工钱要在五日内给清。\n')
  expect(rows.map((row) => [row.kind, row.parts.filter((part) => part.changed).map((part) => part.text)])).toEqual([
    ['removed', ['十']],
    ['added', ['五']],
  ])
})

test('folds long runs of what did not change', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `第 ${index} 行`)
  const rows = compare(lines.join('\n'), [...lines, '新的一行'].join('\n'))
  expect(rows.filter((row) => row.kind === 'skipped')).toHaveLength(1)
  expect(rows.length).toBeLessThan(8)
})

test('both texts can be read back from a comparison of short texts', () => {
  const line = fc.stringMatching(/^[一二三四]{1,3}$/)
  // Two lines on either side of a change are kept, so texts of up to three lines are never folded once they differ.
  const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => `${lines.join('\n')}\n`)
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after)
      const rows = compare(before, after)
      expect(textOf(rows, 'removed').join('\n')).toBe(before.trimEnd())
      expect(textOf(rows, 'added').join('\n')).toBe(after.trimEnd())
    }),
  )
})
