import { fuse } from '@domain/search'
import fc from 'fast-check'

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
const rankings = fc.array(fc.record({ ids, weight: fc.constantFrom(0.5, 1, 1.2) }), { maxLength: 4 })

describe('fusing rankings', () => {
  test('names everything once, best first, and the same for the same input', () => {
    fc.assert(
      fc.property(rankings, (given) => {
        const fused = [...fuse(given)]
        expect(new Set(fused.map(([id]) => id))).toEqual(new Set(given.flatMap((ranking) => ranking.ids)))
        expect(fused.map(([, score]) => score)).toEqual(fused.map(([, score]) => score).sort((a, b) => b - a))
        expect([...fuse(given)]).toEqual(fused)
      }),
    )
  })

  test('keeps the order of a single ranking', () => {
    fc.assert(
      fc.property(ids, (order) => {
        expect([...fuse([{ ids: order, weight: 1 }]).keys()]).toEqual(order)
      }),
    )
  })

  test('what comes first in every ranking comes first in all', () => {
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1, maxLength: 4 }), (orders) => {
        const winner = 99
        const fused = fuse(orders.map((order) => ({ ids: [winner, ...order], weight: 1 })))
        expect([...fused.keys()][0]).toBe(winner)
      }),
    )
  })
})
