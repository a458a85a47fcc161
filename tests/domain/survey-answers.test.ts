import type { Answers, Question, SurveyDefinition } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import fc from 'fast-check'
import { arbitraryAnswers, arbitrarySurvey, VILLAGES } from '../support/survey'

const survey = (questions: Question[]): Pick<SurveyDefinition, 'sections'> => ({
  sections: [{ id: 'all', title: '全部', questions }],
})
const option = (id: string, more = {}) => ({ id, text: id, topics: [], exclusive: false, withText: false, ...more })
const base = { id: 'q', text: '题目', required: false }

const single: Question = {
  ...base,
  kind: 'single',
  options: [option('a'), option('b'), option('other', { withText: true })],
}
const multiple: Question = {
  ...base,
  kind: 'multiple',
  options: [option('a'), option('b'), option('c'), option('none', { exclusive: true })],
  min: 2,
  max: 2,
}
const ranking: Question = { ...base, kind: 'ranking', options: [option('a'), option('b'), option('c')], top: 2 }
const scale: Question = { ...base, kind: 'scale', from: 1, to: 5, fromLabel: '差', toLabel: '好' }
const number: Question = { ...base, kind: 'number', min: 0, max: 120 }
const text: Question = { ...base, kind: 'text', maxLength: 5 }
const date: Question = { ...base, kind: 'date', min: '2026-01-01' }
const village: Question = { ...base, kind: 'village' }

describe('an answer is valid for its question', () => {
  test.each<[string, Question, unknown, unknown]>([
    ['one choice', single, { choice: 'a' }, { choice: 'a' }],
    ['words beside 其他', single, { choice: 'other', text: ' 别的 ' }, { choice: 'other', text: '别的' }],
    ['no words without 其他', single, { choice: 'a', text: '残留' }, { choice: 'a' }],
    ['choices in the order of the survey', multiple, { choices: ['c', 'a'] }, { choices: ['a', 'c'] }],
    ['the exclusive option alone, below the minimum', multiple, { choices: ['none'] }, { choices: ['none'] }],
    ['an order', ranking, { order: ['c', 'a'] }, { order: ['c', 'a'] }],
    ['a score', scale, { number: 5 }, { number: 5 }],
    ['a number', number, { number: 0 }, { number: 0 }],
    ['text, trimmed', text, { text: ' 五个字啊啊 ' }, { text: '五个字啊啊' }],
    ['a date', date, { date: '2026-02-28' }, { date: '2026-02-28' }],
    ['a village', village, { village: VILLAGES[0] }, { village: VILLAGES[0] }],
  ])('%s', (_, question, given, kept) => {
    expect(checkAnswers(survey([question]), { q: given }, VILLAGES)).toMatchObject({ answers: { q: kept }, faults: {} })
  })

  test.each<[string, Question, unknown]>([
    ['an unknown option', single, { choice: 'z' }],
    ['another kind of answer', single, { number: 1 }],
    ['a name every object has', single, { choice: 'constructor' }],
    ['too few', multiple, { choices: ['a'] }],
    ['too many', multiple, { choices: ['a', 'b', 'c'] }],
    ['以上都没有 beside others', multiple, { choices: ['a', 'none'] }],
    ['one option twice', multiple, { choices: ['a', 'a'] }],
    ['an order that is too short', ranking, { order: ['a'] }],
    ['a half score', scale, { number: 2.5 }],
    ['a score beyond the scale', scale, { number: 6 }],
    ['a number beyond the bounds', number, { number: 121 }],
    ['text that is too long', text, { text: '六个字的文字' }],
    ['a day that does not exist', date, { date: '2026-02-30' }],
    ['a day too early', date, { date: '2025-12-31' }],
    ['a village of another town', village, { village: 'elsewhere' }],
  ])('not %s', (_, question, given) => {
    const checked = checkAnswers(survey([question]), { q: given }, VILLAGES)
    expect(checked.answers).toEqual({})
    expect(checked.faults.q).toMatch(/\p{Script=Han}/u)
  })

  test.each([[undefined], [null], [{}], [{ choice: '' }]])(
    '%j is no answer: only a required question asks for one',
    (given) => {
      expect(checkAnswers(survey([single]), { q: given }, VILLAGES).faults).toEqual({})
      expect(checkAnswers(survey([{ ...single, required: true }]), { q: given }, VILLAGES).faults).toHaveProperty('q')
    },
  )
})

describe('the path', () => {
  const followUp: Question = { ...text, id: 'why', required: true, when: { question: 'q', includes: 'b' } }
  const second: Question = { ...text, id: 'more', when: { question: 'why', answered: true } }
  const branching = survey([single, followUp, second])

  test('is computed again when an earlier answer changes, and what it hides is dropped', () => {
    const given = { q: { choice: 'b' }, why: { text: '因为' }, more: { text: '还有' } }
    expect(Object.keys(checkAnswers(branching, given, VILLAGES).answers)).toEqual(['q', 'why', 'more'])
    const changed = checkAnswers(branching, { ...given, q: { choice: 'a' } }, VILLAGES)
    expect(changed).toMatchObject({ answers: { q: { choice: 'a' } }, faults: {} })
    expect(changed.path.map(({ id }) => id)).toEqual(['q'])
  })

  test('does not rest on an answer that is faulty', () => {
    const checked = checkAnswers(branching, { q: { choice: 'nonsense' }, why: { text: '因为' } }, VILLAGES)
    expect(checked.path.map(({ id }) => id)).toEqual(['q'])
  })
})

describe('for any survey', () => {
  test('nothing throws, whatever JSON is handed over as answers', () => {
    fc.assert(
      fc.property(
        arbitrarySurvey(),
        fc.jsonValue(),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (definition, junk, answers) => {
          checkAnswers(definition, junk, VILLAGES)
          checkAnswers(definition, answers, VILLAGES)
        },
      ),
    )
  })

  test('no hidden answer survives, and what survives is accepted again unchanged', () => {
    fc.assert(
      fc.property(
        arbitrarySurvey().chain((s) => fc.tuple(fc.constant(s), arbitraryAnswers(s))),
        ([definition, given]) => {
          const checked = checkAnswers(definition, given, VILLAGES)
          const asked = new Set(checked.path.map(({ id }) => id))
          for (const id of Object.keys(checked.answers)) expect(asked.has(id)).toBe(true)
          const again = checkAnswers(definition, checked.answers, VILLAGES)
          expect(again.answers).toEqual(checked.answers)
          expect(again.path.map(({ id }) => id)).toEqual(checked.path.map(({ id }) => id))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('answers of hidden questions never change what is asked', () => {
    fc.assert(
      fc.property(
        arbitrarySurvey().chain((s) => fc.tuple(fc.constant(s), arbitraryAnswers(s))),
        ([definition, given]) => {
          const { path } = checkAnswers(definition, given, VILLAGES)
          const asked = new Set(path.map(({ id }) => id))
          const withoutHidden: Answers = Object.fromEntries(Object.entries(given).filter(([id]) => asked.has(id)))
          expect(checkAnswers(definition, withoutHidden, VILLAGES).path).toEqual(path)
        },
      ),
    )
  })
})
