import { AUDIENCES } from '@domain/audiences'
import { LESSON_STATUSES } from '@domain/lessons'
import { type Reader, rankLessons } from '@domain/ranking'
import { TOPICS } from '@domain/topics'
import fc from 'fast-check'

const keyDate = { id: 'wages', name: '春节前后讨薪', from: '12-20', to: '02-10', leadDays: 7, greeting: '结清工钱' }

const lesson = fc.record({
  id: fc.stringMatching(/^[a-z]{1,6}$/),
  status: fc.constantFrom(...LESSON_STATUSES),
  audiences: fc.uniqueArray(fc.constantFrom(...AUDIENCES), { minLength: 1 }),
  topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1, maxLength: 3 }),
  keyDates: fc.constantFrom<string[]>([], ['wages']),
  adultOnly: fc.boolean(),
})
const lessons = fc.uniqueArray(lesson, { selector: (each) => each.id, maxLength: 25 })
const reader: fc.Arbitrary<Reader> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  today: fc.constantFrom('2026-07-01', '2026-12-25', '2027-01-31'),
  keyDates: fc.constant([keyDate]),
  needs: fc.dictionary(fc.constantFrom(...TOPICS), fc.double({ min: 0, max: 1, noNaN: true })),
  read: fc.array(fc.stringMatching(/^[a-z]$/)).map((ids) => new Set(ids)),
})

const base = { status: 'published', topics: ['labour'], keyDates: [] as string[], adultOnly: false } as const
const somebody: Reader = { audience: 'returnee', today: '2026-07-01', keyDates: [keyDate], needs: {}, read: new Set() }
const order = (...args: Parameters<typeof rankLessons>) => rankLessons(...args).map((ranked) => ranked.lesson.id)

describe('the order of lessons', () => {
  test('holds each published lesson the reader may read once, and no other', () => {
    fc.assert(
      fc.property(lessons, reader, (all, who) => {
        const shown = rankLessons(all, who).map((ranked) => ranked.lesson)
        const expected = all.filter(
          (each) => each.status === 'published' && !(who.audience === 'youth' && each.adultOnly),
        )
        expect([...shown].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          [...expected].sort((a, b) => (a.id < b.id ? -1 : 1)),
        )
      }),
    )
  })

  test('is the same for the same input, in whatever order the lessons come', () => {
    fc.assert(
      fc.property(lessons, reader, (all, who) => {
        expect(order([...all].reverse(), who)).toEqual(order(all, who))
      }),
    )
  })

  test('always says why', () => {
    fc.assert(
      fc.property(lessons, reader, (all, who) => rankLessons(all, who).every((ranked) => ranked.why.length > 0)),
    )
  })

  test("puts the reader's own group first", () => {
    const all = [
      { ...base, id: 'a', audiences: ['elder' as const], topics: ['elder-care' as const] },
      { ...base, id: 'b', audiences: ['returnee' as const], topics: ['labour' as const] },
    ]
    expect(order(all, somebody)).toEqual(['b', 'a'])
    expect(rankLessons(all, somebody)[0]?.why).toBe('为返乡务工人员准备')
  })

  test('brings what is in season and what the village asks about, and lets what was read go last', () => {
    const all = [
      { ...base, id: 'a', audiences: ['general' as const], topics: ['family' as const] },
      { ...base, id: 'b', audiences: ['general' as const], topics: ['labour' as const], keyDates: ['wages'] },
      { ...base, id: 'c', audiences: ['general' as const], topics: ['land' as const] },
    ]
    expect(order(all, { ...somebody, today: '2027-01-05' })[0]).toBe('b')
    expect(order(all, { ...somebody, needs: { land: 0.8 } })[0]).toBe('c')
    expect(order(all, { ...somebody, read: new Set(['a']) }).pop()).toBe('a')
  })

  test('does not show one topic three times in a row while another is as fitting', () => {
    const all = ['a', 'b', 'c'].map((id) => ({
      ...base,
      id,
      audiences: ['returnee' as const],
      topics: ['labour' as const],
    }))
    const other = { ...base, id: 'd', audiences: ['returnee' as const], topics: ['injury' as const] }
    expect(order([...all, other], somebody)).toEqual(['a', 'd', 'b', 'c'])
  })
})
