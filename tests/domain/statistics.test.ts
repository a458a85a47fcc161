import { changeInterval, shareInterval } from '@domain/statistics'
import fc from 'fast-check'

const tally = fc
  .integer({ min: 1, max: 5000 })
  .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }))

describe('shareInterval', () => {
  // Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3: 81 of 263 and 15 of 148.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
  ])('%i of %i matches the published interval', (count, total, low, high) => {
    const interval = shareInterval(count, total)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('holds the observed share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(tally, ({ count, total }) => {
        const { low, high } = shareInterval(count, total)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low - 1e-12).toBeLessThanOrEqual(count / total)
        expect(high + 1e-12).toBeGreaterThanOrEqual(count / total)
      }),
    )
  })

  test('says that nothing is known without observations', () => {
    expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})

describe('changeInterval', () => {
  // Newcombe (1998), Statistics in Medicine 17:873–890, table II, method 10: 56/70 against 48/80.
  test('matches the published interval', () => {
    const interval = changeInterval({ count: 48, total: 80 }, { count: 56, total: 70 })
    expect(interval.low).toBeCloseTo(0.0524, 4)
    expect(interval.high).toBeCloseTo(0.3339, 4)
  })

  test('turns round when before and after are exchanged', () => {
    fc.assert(
      fc.property(tally, tally, (before, after) => {
        const there = changeInterval(before, after)
        const back = changeInterval(after, before)
        expect(there.low).toBeCloseTo(-back.high, 9)
        expect(there.high).toBeCloseTo(-back.low, 9)
      }),
    )
  })
})
