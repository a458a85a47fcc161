import { AUDIENCES } from '@domain/audiences'
import { LESSON_STATUSES } from '@domain/lessons'
import { arrange, type Occasion, rankLessons, scoreLessons } from '@domain/ranking'
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
const occasion: fc.Arbitrary<Occasion> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  today: fc.constantFrom('2026-07-01', '2026-12-25', '2027-01-31'),
  keyDates: fc.constant([keyDate]),
  needs: fc.dictionary(fc.constantFrom(...TOPICS), fc.double({ min: 0, max: 1, noNaN: true })),
})

const base = { status: 'published', topics: ['labour'], keyDates: [] as string[], adultOnly: false } as const
const july: Occasion = { audience: 'returnee', today: '2026-07-01', keyDates: [keyDate], needs: {} }

type Rankable = Parameters<typeof scoreLessons>[0][number]
/** What the server sends and the phone arranges. */
const candidates = (all: readonly Rankable[], when: Occasion) =>
  scoreLessons(all, when).map(({ lesson, score, why }) => ({ ...lesson, score, why }))
const order = (all: readonly Rankable[], when: Occasion, read: readonly string[] = []) =>
  arrange(candidates(all, when), new Set(read)).map(({ id }) => id)
const sorted = (ids: readonly string[]) => [...ids].sort()

describe('the order of lessons', () => {
  test('holds each published lesson the reader may read once, and no other', () => {
    fc.assert(
      fc.property(lessons, occasion, (all, when) => {
        const expected = all.filter(
          (each) => each.status === 'published' && !(when.audience === 'youth' && each.adultOnly),
        )
        expect(sorted(order(all, when))).toEqual(sorted(expected.map(({ id }) => id)))
      }),
    )
  })

  test('is the same for the same input, in whatever order the lessons come', () => {
    fc.assert(
      fc.property(lessons, occasion, fc.array(fc.stringMatching(/^[a-z]$/)), (all, when, read) => {
        expect(order([...all].reverse(), when, read)).toEqual(order(all, when, read))
      }),
    )
  })

  test('always says why', () => {
    fc.assert(fc.property(lessons, occasion, (all, when) => scoreLessons(all, when).every(({ why }) => why.length > 0)))
  })

  test('puts what was read on the phone below everything that was not, whatever else speaks for it', () => {
    fc.assert(
      fc.property(lessons, occasion, fc.func(fc.boolean()), (all, when, wasRead) => {
        const read = all.map(({ id }) => id).filter((id) => wasRead(id))
        const ids = order(all, when, read)
        const unread = ids.filter((id) => !read.includes(id))
        expect(sorted(ids)).toEqual(sorted(order(all, when)))
        expect(ids.slice(0, unread.length)).toEqual(unread)
      }),
    )
  })

  test('arranged again on the phone is the same as from the server, as long as nothing was read', () => {
    fc.assert(
      fc.property(lessons, occasion, (all, when) => {
        const sent = arrange(candidates(all, when), new Set())
        expect(arrange(sent, new Set())).toEqual(sent)
      }),
    )
  })

  test("puts the reader's own group first", () => {
    const all = [
      { ...base, id: 'a', audiences: ['elder' as const], topics: ['elder-care' as const] },
      { ...base, id: 'b', audiences: ['returnee' as const], topics: ['labour' as const] },
    ]
    expect(order(all, july)).toEqual(['b', 'a'])
    expect(scoreLessons(all, july).map(({ why }) => why)).toEqual(['大家都在看', '为返乡务工人员准备'])
  })

  test('brings what is in season and what the village asks about', () => {
    const all = [
      { ...base, id: 'a', audiences: ['general' as const], topics: ['family' as const] },
      { ...base, id: 'b', audiences: ['general' as const], topics: ['labour' as const], keyDates: ['wages'] },
      { ...base, id: 'c', audiences: ['general' as const], topics: ['land' as const] },
    ]
    expect(order(all, { ...july, today: '2027-01-05' })[0]).toBe('b')
    expect(order(all, { ...july, needs: { land: 0.8 } })[0]).toBe('c')
  })

  test('does not show one topic three times in a row while another is as fitting', () => {
    const all = ['a', 'b', 'c'].map((id) => ({
      ...base,
      id,
      audiences: ['returnee' as const],
      topics: ['labour' as const],
    }))
    const other = { ...base, id: 'd', audiences: ['returnee' as const], topics: ['injury' as const] }
    expect(order([...all, other], july)).toEqual(['a', 'd', 'b', 'c'])
  })

  test('is rounded to what a reply needs, and carries what a list shows', () => {
    const lesson = {
      ...base,
      id: 'a',
      title: '工钱不给怎么办？',
      summary: '先投诉。',
      audiences: ['general'],
      minutes: 2,
    }
    const [ranked] = rankLessons([lesson as never], { ...july, needs: { labour: 1 / 3 } })
    expect(ranked).toMatchObject({ id: 'a', title: '工钱不给怎么办？', why: '家家都用得上', score: 1.87 })
    expect(ranked).not.toHaveProperty('status')
  })
})
