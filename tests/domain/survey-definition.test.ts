import type { Answer, Answers, Question, SurveyDefinition } from '@domain/survey'
import { checkAnswers, rankingLength } from '@domain/survey-answers'
import { readDefinition } from '@domain/survey-definition'
import { isReachable } from '@domain/survey-reach'
import fc from 'fast-check'
import { arbitrarySurvey, surveyOf, VILLAGES } from '../support/survey'

const yesNo = (id: string, more: object = {}) => ({
  id,
  kind: 'single',
  text: `题目${id}`,
  options: [
    { id: 'yes', text: '有' },
    { id: 'no', text: '没有' },
  ],
  ...more,
})
const messages = (questions: unknown[], more: object = {}) => {
  const read = readDefinition(
    { ...surveyOf([yesNo('first')]), sections: [{ id: 's', title: '一', questions }], ...more },
    VILLAGES,
  )
  return 'faults' in read ? read.faults.map(({ place, message }) => `${place}：${message}`) : []
}

describe('a definition that may be published', () => {
  test('has conditions on earlier questions', () => {
    expect(messages([yesNo('a'), yesNo('b', { when: { question: 'a', includes: 'yes' } })])).toEqual([])
  })
})

describe('a definition is refused, with the place named,', () => {
  test.each<[string, unknown[], RegExp]>([
    [
      'for an unknown question',
      [yesNo('a', { when: { question: 'zz', includes: 'yes' } })],
      /^a（题目a）：.*不存在：zz/,
    ],
    [
      'for an unknown option',
      [yesNo('a'), yesNo('b', { when: { question: 'a', includes: 'maybe' } })],
      /^b.*没有这个选项：maybe/,
    ],
    [
      'for a question after it',
      [yesNo('a', { when: { question: 'b', answered: true } }), yesNo('b')],
      /^a.*只能用前面的题/,
    ],
    ['for itself', [yesNo('a', { when: { question: 'a', answered: true } })], /^a.*绕成了圈：a → a/],
    [
      'for a circle',
      [
        yesNo('a', { when: { question: 'b', answered: true } }),
        yesNo('b', { when: { question: 'a', answered: true } }),
      ],
      /绕成了圈：a → b → a/,
    ],
    [
      'for two answers one question can not both have',
      [
        yesNo('a'),
        yesNo('b', {
          when: {
            all: [
              { question: 'a', includes: 'yes' },
              { question: 'a', includes: 'no' },
            ],
          },
        }),
      ],
      /^b.*永远不会出现/,
    ],
    [
      'for a condition against that of the question it rests on',
      [
        yesNo('a'),
        yesNo('b', { when: { question: 'a', includes: 'yes' } }),
        yesNo('c', {
          when: {
            all: [
              { question: 'b', answered: true },
              { question: 'a', includes: 'no' },
            ],
          },
        }),
      ],
      /^c.*永远不会出现/,
    ],
    [
      'for a required question left blank',
      [yesNo('a', { required: true }), yesNo('b', { when: { question: 'a', answered: false } })],
      /^b.*永远/,
    ],
    ['for an empty group', [yesNo('a'), yesNo('b', { when: { any: [] } })], /^b.*永远/],
    ['for an id used twice', [yesNo('a'), yesNo('a')], /^a：.*用了两次/],
    [
      'for a comparison with words',
      [yesNo('a'), yesNo('b', { when: { question: 'a', atLeast: 3 } })],
      /^b.*不能比大小/,
    ],
    ['for a question without text', [yesNo('a', { text: '' })], /^第 1 部分 第 1 题：请填题目/],
  ])('%s', (_, questions, expected) => {
    expect(messages(questions).join('\n')).toMatch(expected)
  })

  test.each<[string, object]>([
    ['words', { id: 'a', kind: 'text', text: '想说什么？' }],
    ['a village', { id: 'a', kind: 'village', text: '住哪个村？' }],
    ['a date', { id: 'a', kind: 'date', text: '生日是哪天？' }],
    [
      'words beside an option',
      yesNo('a', {
        options: [
          { id: 'x', text: '有' },
          { id: 'y', text: '别的', withText: true },
        ],
      }),
    ],
  ])('for asking students under a class code for %s', (_, question) => {
    expect(messages([question], { access: 'class-code' }).join()).toMatch(/课堂上的问卷/)
    expect(messages([question])).toEqual([])
  })

  test('for a picture nobody has drawn', () => {
    const options = [
      { id: 'x', text: '有', picture: 'unicorn' },
      { id: 'y', text: '没有', picture: 'labour' },
    ]
    expect(messages([yesNo('a', { options })]).join()).toMatch(/没有这个图：unicorn/)
  })

  test('each fault with the path of its field, for the form', () => {
    const read = readDefinition(
      {
        ...surveyOf([yesNo('first')]),
        sections: [
          { id: 's', title: '一', questions: [yesNo('a'), yesNo('b', { when: { question: 'zz', answered: true } })] },
        ],
      },
      VILLAGES,
    )
    expect('faults' in read && read.faults.map(({ path }) => path)).toEqual(['sections.0.questions.1.when'])
  })

  test('for a village of another town, and dates the wrong way round', () => {
    expect(messages([yesNo('a')], { villages: ['elsewhere'] }).join()).toMatch(/没有这个村：elsewhere/)
    expect(messages([yesNo('a')], { opens: '2027-01-01' }).join()).toMatch(/结束日期不能早于开始日期/)
  })

  test('when it is nested beyond reason, without exhausting the stack', () => {
    let when: unknown = { question: 'a', answered: true }
    for (let depth = 0; depth < 50_000; depth++) when = { not: when }
    expect(messages([yesNo('a'), yesNo('b', { when })]).join()).toMatch(/套得太深/)
  })

  test('or read, for any JSON: nothing throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void readDefinition(json, VILLAGES)))
    fc.assert(
      fc.property(fc.jsonValue(), (when) => {
        messages([yesNo('a'), yesNo('b', { when })])
      }),
    )
  })
})

/** Every answer that matters for conditions, for trying a small survey out completely. */
function possible(question: Question): (Answer | undefined)[] {
  switch (question.kind) {
    case 'single':
      return [undefined, ...question.options.map(({ id }) => ({ choice: id }))]
    case 'multiple':
      return subsets(question.options.map(({ id }) => id)).map((choices) => ({ choices }))
    case 'ranking':
      return [
        undefined,
        ...orders(
          question.options.map(({ id }) => id),
          rankingLength(question),
        ).map((order) => ({ order })),
      ]
    case 'scale':
      return [undefined, 1, 2, 3].map((number) => (number === undefined ? undefined : { number }))
    case 'village':
      return [undefined, ...VILLAGES.map((village) => ({ village }))]
    default:
      return [undefined, { text: '有' }]
  }
}
const subsets = (ids: string[]): string[][] =>
  ids.reduce<string[][]>((sets, id) => sets.concat(sets.map((set) => [...set, id])), [[]])
const orders = (ids: string[], length: number): string[][] =>
  length === 0
    ? [[]]
    : ids.flatMap((id) =>
        orders(
          ids.filter((other) => other !== id),
          length - 1,
        ).map((rest) => [id, ...rest]),
      )

function triedOut(survey: SurveyDefinition, questions: Question[]): Set<string> {
  const reached = new Set<string>()
  const walk = (at: number, answers: Answers) => {
    const question = questions[at]
    if (!question) {
      const { path, faults } = checkAnswers(survey, answers, VILLAGES)
      // A path counts when a person can walk it: everything before its last question is answered without fault.
      for (const [index, asked] of path.entries()) {
        reached.add(asked.id)
        if (index < path.length && faults[asked.id]) break
      }
      return
    }
    for (const answer of possible(question)) walk(at + 1, answer ? { ...answers, [question.id]: answer } : answers)
  }
  walk(0, {})
  return reached
}

test('a question is called reachable exactly when trying every answer reaches it', () => {
  fc.assert(
    fc.property(arbitrarySurvey(3), (survey) => {
      const questions = survey.sections.flatMap((section) => section.questions)
      const reached = triedOut(survey, questions)
      for (const question of questions)
        expect([question.id, isReachable(question, questions, VILLAGES)]).toEqual([
          question.id,
          reached.has(question.id),
        ])
    }),
    { numRuns: 300 },
  )
})
