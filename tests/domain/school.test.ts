import {
  ClassCodeSchema,
  effectOf,
  formOf,
  inFives,
  type PooledQuestion,
  poolQuestions,
  type Shown,
  shownInAll,
  shuffled,
  splitForms,
} from '@domain/school'
import fc from 'fast-check'
import * as v from 'valibot'

const lessons = (counts: readonly number[]) =>
  counts.map((count, lesson) => ({
    id: `lesson-${lesson}`,
    quiz: Array.from({ length: count }, (_, i) => ({
      question: `第 ${i} 题是什么`,
      options: ['是', '否'],
      answer: 0,
      reason: '因为法律这样写',
    })),
  }))

const pools = fc
  .array(fc.integer({ min: 0, max: 5 }), { maxLength: 10 })
  .map((counts) => poolQuestions(lessons(counts)))
const lessonOf = (question: PooledQuestion) => question.id.split('.')[0]

describe('a class quiz', () => {
  test('asks the same number of questions about the same lessons before and after, none twice', () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 1, max: 8 }), (pool, perForm) => {
        const { a, b } = splitForms(pool, perForm)
        expect(a.map(lessonOf)).toEqual(b.map(lessonOf))
        expect(a.length).toBeLessThanOrEqual(perForm)
        expect(new Set([...a, ...b].map((question) => question.id)).size).toBe(a.length + b.length)
      }),
    )
  })

  test('gives each student one form first and the other after', () => {
    expect([formOf('a', 'before'), formOf('a', 'after')]).toEqual(['a', 'b'])
    expect([formOf('b', 'before'), formOf('b', 'after')]).toEqual(['b', 'a'])
  })

  test('loses no question when shuffled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })),
        (items, numbers) => {
          const mixed = shuffled(items, () => numbers.next().value)
          expect([...mixed].sort()).toEqual([...items].sort())
        },
      ),
    )
  })

  test('shows no result of fewer than five students', () => {
    expect(effectOf({ count: 4, total: 4 }, { count: 0, total: 0 })).toBeUndefined()
    expect(effectOf({ count: 3, total: 30 }, { count: 1, total: 1 })).toBeUndefined()
    expect(effectOf({ count: 10, total: 20 }, { count: 15, total: 20 })?.change).toBeCloseTo(0.25)
  })
})

describe('a class code', () => {
  test.each([' abc 234', 'ABC234', 'a b c 2 3 4'])('is understood as typed: %s', (typed) => {
    expect(v.parse(ClassCodeSchema, typed)).toBe('ABC234')
  })

  test.each(['ABC23', 'ABC2345', 'ABC10O', '课堂码'])('is refused with what to do: %s', (typed) => {
    const parsed = v.safeParse(ClassCodeSchema, typed)
    expect(parsed.success).toBe(false)
    expect(parsed.issues?.[0]?.message).toMatch('看黑板')
  })
})

describe('what is shown of a class', () => {
  const arrivals = fc.array(fc.boolean(), { maxLength: 80 })

  test('never moves by fewer than five phones, and lags behind by fewer than five', () => {
    fc.assert(
      fc.property(arrivals, (rights) => {
        let shown: Shown = {}
        rights.forEach((_, at) => {
          const handedIn = rights.slice(0, at + 1)
          const actual = {
            count: handedIn.filter(Boolean).length,
            total: handedIn.length,
            phones: handedIn.length,
          }
          const next = inFives(shown, { 'before q': actual })
          const [was, is] = [shown['before q']?.phones ?? 0, next['before q']?.phones ?? 0]
          expect(is === was || is - was >= 5).toBe(true)
          expect(actual.phones - is).toBeLessThan(5)
          if (is === was) expect(next).toEqual(shown)
          shown = next
        })
      }),
    )
  })

  test('adds up to the whole class over the same phones as its questions, so that nothing is left by subtraction', () => {
    const tally = (count: number, total: number) => ({ count, total, phones: total })
    const shown = { 'before a.0': tally(3, 5), 'before b.0': tally(4, 10), 'after a.0': tally(9, 10) }
    expect(shownInAll(shown, 'before')).toEqual({ count: 7, total: 15 })
    expect(shownInAll(shown, 'after')).toEqual({ count: 9, total: 10 })
    expect(shownInAll({}, 'after')).toEqual({ count: 0, total: 0 })
  })
})
