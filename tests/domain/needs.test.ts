import {
  lessonGaps,
  type NeedCount,
  needTable,
  needWeights,
  rankNeeds,
  shownBasis,
  shownNeeds,
  themeOf,
} from '@domain/needs'
import { TOPICS } from '@domain/topics'
import fc from 'fast-check'

const count = (change: Partial<NeedCount>): NeedCount => ({
  source: 'survey',
  audience: 'general',
  villageId: 'elsewhere',
  n: 0,
  topics: {},
  ...change,
})
const survey = [count({ n: 960, topics: { land: 188 } }), count({ villageId: 'here', n: 40, topics: { land: 12 } })]
const bookings = [
  count({ source: 'booking', n: 90, topics: { land: 38 } }),
  count({ source: 'booking', villageId: 'here', n: 10, topics: { land: 2 } }),
]
const land = (counts: NeedCount[], villageId?: string) =>
  rankNeeds(counts, { villageId }).find(({ topic }) => topic === 'land')

describe('the measure of a need', () => {
  test('is the worked example of its description', () => {
    expect(land(survey, 'here')?.score).toBeCloseTo(0.28, 10)
    const both = land([...survey, ...bookings], 'here')
    expect(both?.score).toBeCloseTo((0.4 * 0.28 + 0.3 * 0.3) / 0.7, 10)
    expect(both?.sources.survey).toBeCloseTo(0.112 / 0.202, 10)
    expect(both?.sources.search).toBe(0)
  })

  test('of a village that said little is that of the town, of one that said much its own', () => {
    const town = count({ n: 1000, topics: { land: 200 } })
    expect(land([town, count({ villageId: 'here', n: 1, topics: { land: 1 } })], 'here')?.score).toBeLessThan(0.3)
    expect(land([town, count({ villageId: 'here', n: 300, topics: { land: 300 } })], 'here')?.score).toBeGreaterThan(
      0.95,
    )
  })

  test('is surer the more people it rests on', () => {
    const width = (n: number) => {
      const need = land([count({ villageId: 'here', n, topics: { land: n / 4 } })], 'here')
      return (need?.high ?? 0) - (need?.low ?? 0)
    }
    expect(width(400)).toBeLessThan(width(40) / 2)
  })

  test('lies in its interval, between 0 and 1, for any counts; source shares add up to one', () => {
    const any = fc.record({
      source: fc.constantFrom('survey', 'booking', 'search', 'quiz'),
      audience: fc.constantFrom('general', 'elder'),
      villageId: fc.constantFrom('', 'here'),
      n: fc.nat(500),
      part: fc.float({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drawn) => {
        const counts = drawn.map(({ part, ...rest }) =>
          count({ ...rest, source: rest.source as 'survey', topics: { land: Math.floor(part * rest.n) } } as NeedCount),
        )
        const needs = rankNeeds(counts, { villageId: 'here' })
        if (needs.length > 0) expect(needs).toHaveLength(TOPICS.length)
        for (const { score, low, high, sources } of needs) {
          expect(low).toBeGreaterThanOrEqual(0)
          expect(score).toBeGreaterThanOrEqual(low)
          expect(high).toBeGreaterThanOrEqual(score)
          expect(high).toBeLessThanOrEqual(1)
          if (score > 0) expect(Object.values(sources).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
        }
      }),
    )
  })
})

test('what is shown tells no count apart from its neighbours in the same five', () => {
  const shown = (land: number) =>
    shownNeeds([count({ n: 60, topics: { land: 20 } }), count({ villageId: 'here', n: 6, topics: { land } })], {
      villageId: 'here',
    })
  for (const few of [1, 2, 3, 4]) expect(shown(few)).toEqual(shown(0))
  expect(shown(5)).not.toEqual(shown(4))
  // Nor is what nobody named told as if somebody had.
  expect(shown(0).find(({ topic }) => topic === 'debt')?.score).toBe(0)
})

test('the worked example as it is shown, in whole points', () => {
  const [need] = shownNeeds(survey, { villageId: 'here' })
  expect(need).toMatchObject({ topic: 'land', score: 0.28, sources: { survey: 1 } })
})

test('a theme is proposed from what a group named itself, not from what only the others named', () => {
  const counts = [
    count({ source: 'booking', n: 100, topics: { land: 90 } }),
    count({ source: 'quiz', audience: 'youth', n: 40, topics: { 'anti-fraud': 20 } }),
  ]
  expect(themeOf(counts, {})).toBe('land')
  expect(themeOf(counts, { audience: 'youth' })).toBe('anti-fraud')
  expect(themeOf(counts, { audience: 'elder' })).toBeUndefined()
  expect(lessonGaps(counts, [], 5)).toMatchObject([
    { audience: 'general', topic: 'land' },
    { audience: 'youth', topic: 'anti-fraud' },
  ])
})

test('a basis is told by its size', () => {
  expect([0, 4, 5, 9, 10, 19, 20, 777].map(shownBasis)).toEqual([null, null, 5, 5, 10, 10, 20, 500])
})

test('the table shows nothing of a village where fewer than five people were heard', () => {
  const [here, there] = needTable(
    [...survey, count({ villageId: 'there', n: 4, topics: { land: 4 } })],
    ['here', 'there'],
    undefined,
  )
  expect(here).toMatchObject({ n: 20, needs: expect.arrayContaining([expect.objectContaining({ topic: 'land' })]) })
  expect(there).toEqual({ villageId: 'there', n: null, needs: [] })
})

test('the home page is given the most needed topic as 1, the town’s for a village too small', () => {
  expect(needWeights(survey, 'here')).toMatchObject({ land: 1, labour: 0 })
  expect(needWeights(survey, 'unheard-of')).toEqual(needWeights(survey, undefined))
  expect(needWeights([], undefined)).toEqual({})
})

test('a lesson is missing most where the need is great and lessons are few', () => {
  const counts = [count({ n: 100, topics: { land: 30, debt: 20 } })]
  const lessons = [{ topics: ['land' as const], audiences: ['general' as const] }]
  expect(lessonGaps(counts, lessons, 2).map(({ topic, lessons: there }) => [topic, there])).toEqual([
    ['debt', 0],
    ['land', 1],
  ])
})
