import { type Answers, questionsOf } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import { compareResults } from '@domain/survey-results'
import { answerSheet, summaryRows } from '@domain/survey-sheet'
import { questionResults } from '@domain/survey-shown'
import { createTally } from '@domain/survey-tally'
import fc from 'fast-check'
import { arbitraryAnswers, arbitrarySurvey, surveyOf } from '../support/survey'

const TOWN = [
  { id: 'east', name: '东村' },
  { id: 'west', name: '西村' },
  { id: 'north', name: '北村' },
]
const survey = surveyOf([
  {
    id: 'topic',
    kind: 'multiple',
    text: '遇到过什么？',
    options: ['land', 'wages', 'rare'].map((id) => ({ id, text: id })),
  },
  { id: 'know', kind: 'single', text: '知道吗？', options: ['yes', 'no', 'maybe'].map((id) => ({ id, text: id })) },
  { id: 'score', kind: 'scale', text: '打几分？', from: 1, to: 3, fromLabel: '差', toLabel: '好' },
  { id: 'wish', kind: 'text', text: '想说什么？' },
])

function results(responses: { answers: Answers; audience?: string; villageId?: string | null; channel?: string }[]) {
  const tally = createTally(survey, TOWN)
  for (const { answers, audience = 'general', villageId = 'east', channel = 'online' } of responses)
    tally.add({ answers, audience, villageId, channel })
  return questionResults(tally, TOWN)
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

describe('results', () => {
  test('count respondents, not choices: two choices of one person do not make two people', () => {
    const [topic] = results([
      ...times(30, { answers: { topic: { choices: ['land', 'wages'] } } }),
      ...times(10, { answers: { topic: { choices: ['land'] } } }),
      ...times(10, { answers: { topic: { choices: ['wages'] } } }),
    ])
    expect(topic).toMatchObject({ n: 50 })
    expect(topic?.tables[0]?.rows.map(({ count, share }) => [count, share])).toEqual([
      [40, 0.8],
      [40, 0.8],
      [0, 0],
    ])
  })

  test('give the mean of a scale and its distribution', () => {
    const [, , score] = results([
      ...times(10, { answers: { score: { number: 1 } } }),
      ...times(10, { answers: { score: { number: 2 } } }),
      ...times(20, { answers: { score: { number: 3 } } }),
    ])
    expect(score).toMatchObject({ n: 40, mean: 2.3 })
    expect(score?.tables[0]?.rows.map(({ count }) => count)).toEqual([10, 10, 20])
  })

  test('list words from five on, in alphabetical order, and only while how many could write them is shown', () => {
    const choosing = surveyOf([
      {
        id: 'how',
        kind: 'single',
        text: '怎么办的？',
        options: [
          { id: 'self', text: '自己办' },
          { id: 'court', text: '打官司' },
          { id: 'other', text: '别的', withText: true },
        ],
      },
    ])
    const textsOf = (wrote: number, kept: number) => {
      const tally = createTally(choosing, TOWN)
      const add = (answer: Answers[string]) =>
        tally.add({ answers: { how: answer }, audience: 'general', villageId: 'east', channel: 'online' })
      for (let at = 0; at < 20; at++) add({ choice: at % 2 ? 'self' : 'court' })
      for (let at = 0; at < wrote; at++) add({ choice: 'other', text: `${9 - at}号` })
      for (let at = 0; at < kept; at++) add({ choice: 'other' })
      return questionResults(tally, TOWN)[0]?.texts
    }
    expect(textsOf(5, 3)).toEqual(['5号', '6号', '7号', '8号', '9号'])
    expect(textsOf(4, 6)).toEqual([])
  })

  test('list no words where how many wrote them would give another count away', () => {
    const options = ['other', 'few', 'many'].map((id) => ({ id, text: id, withText: id === 'other' }))
    const tally = createTally(surveyOf([{ id: 'how', kind: 'single', text: '怎么办的？', options }]), TOWN)
    const add = (answer: Answers[string]) =>
      tally.add({ answers: { how: answer }, audience: 'general', villageId: 'east', channel: 'online' })
    for (const answer of times(6, { choice: 'other', text: '求人' })) add(answer)
    for (const choice of [...times(3, 'few'), ...times(20, 'many')]) add({ choice })
    const [how] = questionResults(tally, TOWN)
    // Six would be told by their words, and with them the three.
    expect(how?.tables[0]?.rows.map(({ count }) => count)).toEqual([null, null, 20])
    expect(how?.texts).toEqual([])
  })

  test('keep the mean back where it would give a hidden count away', () => {
    const [, , score] = results([
      ...times(2, { answers: { score: { number: 1 } } }),
      ...times(20, { answers: { score: { number: 3 } } }),
    ])
    expect(score).not.toHaveProperty('mean')
  })

  test('are none at all of fewer than five people', () => {
    expect(results(times(4, { answers: { know: { choice: 'yes' } } }))).toEqual([])
  })

  test('join villages of under five people and never show one', () => {
    const [, know] = results([
      ...times(40, { answers: { know: { choice: 'yes' } }, villageId: 'east' }),
      ...times(30, { answers: { know: { choice: 'no' } }, villageId: 'west' }),
      ...times(3, { answers: { know: { choice: 'yes' } }, villageId: 'north' }),
    ])
    expect(know?.tables[0]?.villages?.groups.map(({ id, n }) => [id, n])).toEqual([
      ['east', 40],
      ['*', 33],
    ])
  })

  test('show texts without their author, in alphabetical order', () => {
    const texts = ['丙', '甲', '乙', '甲', '丁']
    const [, , , wish] = results(texts.map((text) => ({ answers: { wish: { text } } })))
    expect(wish?.texts).toEqual([...texts].sort())
  })

  test('show no count under five anywhere, whatever was answered', () => {
    const groups = fc.record({
      audience: fc.constantFrom('general', 'elder'),
      villageId: fc.constantFrom('east', 'west', 'north', null),
    })
    const many = arbitrarySurvey(4).chain((definition) =>
      fc.tuple(
        fc.constant(definition),
        fc.array(fc.tuple(arbitraryAnswers(definition), groups), { minLength: 5, maxLength: 60 }),
      ),
    )
    fc.assert(
      fc.property(many, ([definition, responses]) => {
        const tally = createTally(definition, TOWN)
        const valid = responses.map(
          ([given, group]) =>
            [
              checkAnswers(
                definition,
                given,
                TOWN.map(({ id }) => id),
              ).answers,
              group,
            ] as const,
        )
        for (const [answers, group] of valid) tally.add({ answers, channel: 'online', ...group })
        const questions = questionResults(tally, TOWN)
        for (const { n, tables } of questions) {
          if (n !== null) expect(n).toBeGreaterThanOrEqual(5)
          for (const { rows, audiences, villages } of tables) {
            for (const { count } of rows) if (count) expect(count).toBeGreaterThanOrEqual(5)
            for (const cross of [audiences, villages]) {
              for (const group of cross?.groups ?? []) expect(group.n).toBeGreaterThanOrEqual(5)
              for (const row of cross?.rows ?? [])
                for (const count of row.counts) if (count) expect(count).toBeGreaterThanOrEqual(5)
            }
          }
        }
        // Counting the rows of the file shows nothing that the table hides.
        const sheet = answerSheet(definition, questions)
        const rows = valid.map(([answers]) => sheet.row(answers))
        for (const [column, text] of sheet.head().entries()) {
          const question = questionsOf(definition).find((other) => other.text === text)
          if (question?.kind !== 'single') continue
          const counts = new Map<unknown, number>()
          for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1)
          for (const [value, count] of counts)
            if (value !== null && questions.length > 0) expect(count).toBeGreaterThanOrEqual(5)
        }
        summaryRows(questions)
      }),
    )
  })
})

describe('two rounds', () => {
  const round = (yes: number, no: number) =>
    results([
      ...times(yes, { answers: { know: { choice: 'yes' } } }),
      ...times(no, { answers: { know: { choice: 'no' } } }),
    ])

  test('are compared by share, with how sure the change is', () => {
    const [change] = compareResults(round(20, 80), round(60, 40)).filter(({ row }) => row === 'yes')
    expect(change).toMatchObject({ before: 0.2, after: 0.6 })
    expect(change?.low).toBeGreaterThan(0.2)
    expect(change?.high).toBeLessThan(0.6)
  })

  test('say nothing of what either of them hides', () => {
    expect(compareResults(round(2, 80), round(60, 40)).map(({ row }) => row)).toEqual(['maybe'])
  })
})
