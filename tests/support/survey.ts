import type { Answer, Answers, Condition, Question, SurveyDefinition } from '@domain/survey'
import { SurveyDefinitionSchema } from '@domain/survey'
import fc from 'fast-check'
import * as v from 'valibot'

export const VILLAGES = ['east', 'west', 'north'] as const

/** A survey of the given questions, for everyone, open all of 2026. */
export const surveyOf = (questions: unknown[], more: Record<string, unknown> = {}): SurveyDefinition =>
  v.parse(SurveyDefinitionSchema, {
    id: 'test-survey',
    title: '测试问卷',
    intro: '只用来测试。',
    audiences: ['general', 'elder', 'youth', 'returnee', 'gig'],
    opens: '2026-01-01',
    closes: '2026-12-31',
    sections: [{ id: 'all', title: '全部', questions }],
    ...more,
  })

const OPTION_IDS = ['a', 'b', 'c', 'd'] as const

const arbitraryOptions = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.boolean(), fc.boolean())
  .map(([count, exclusive, withText]) =>
    OPTION_IDS.slice(0, count).map((id, at) => ({
      id,
      text: `选项${id}`,
      topics: [],
      exclusive: exclusive && at === count - 1,
      withText: withText && at === 0,
    })),
  )

const arbitraryLeaf = (earlier: readonly Question[]): fc.Arbitrary<Condition> =>
  fc.constantFrom(...earlier).chain((question): fc.Arbitrary<Condition> => {
    const answered = fc.boolean().map((flag): Condition => ({ question: question.id, answered: flag }))
    if ('options' in question)
      return fc.oneof(
        answered,
        fc.constantFrom(...question.options).map(({ id }): Condition => ({ question: question.id, includes: id })),
      )
    if (question.kind === 'village')
      return fc.oneof(
        answered,
        fc.constantFrom(...VILLAGES).map((id): Condition => ({ question: question.id, includes: id })),
      )
    if (question.kind === 'scale')
      return fc.integer({ min: 0, max: 4 }).map((atLeast): Condition => ({ question: question.id, atLeast }))
    return answered
  })

const arbitraryCondition = (earlier: readonly Question[]): fc.Arbitrary<Condition> => {
  const leaf = arbitraryLeaf(earlier)
  const parts = fc.array(leaf, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    leaf,
    leaf.map((not): Condition => ({ not })),
    parts.map((all): Condition => ({ all })),
    parts.map((any): Condition => ({ any })),
    fc.tuple(parts, parts).map(([any, all]): Condition => ({ any: [{ all }, { not: { any } }] })),
  )
}

const arbitraryKind = (id: string): fc.Arbitrary<Question> => {
  const base = { id, text: `题目${id}` }
  const required = fc.boolean()
  return fc.oneof(
    fc
      .tuple(required, arbitraryOptions)
      .map(([r, options]): Question => ({ ...base, required: r, kind: 'single', options })),
    fc
      .tuple(required, arbitraryOptions, fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }))
      .map(([r, options, max]): Question => ({ ...base, required: r, kind: 'multiple', options, max })),
    required.map(
      (r): Question => ({ ...base, required: r, kind: 'scale', from: 1, to: 3, fromLabel: '低', toLabel: '高' }),
    ),
    fc
      .tuple(required, arbitraryOptions)
      .map(([r, options]): Question => ({ ...base, required: r, kind: 'ranking', options, top: 2 })),
    required.map((r): Question => ({ ...base, required: r, kind: 'village' })),
    required.map((r): Question => ({ ...base, required: r, kind: 'text', maxLength: 20 })),
  )
}

/** Any well-formed survey of up to `most` questions whose conditions point backwards; some questions may be unreachable. */
export const arbitrarySurvey = (most = 6): fc.Arbitrary<SurveyDefinition> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => grow(count, []))
    .map((questions) => surveyOf(questions))

function grow(count: number, earlier: Question[]): fc.Arbitrary<Question[]> {
  if (earlier.length === count) return fc.constant(earlier)
  const next = arbitraryKind(`q${earlier.length + 1}`)
  const withCondition =
    earlier.length === 0
      ? next
      : fc
          .tuple(next, fc.option(arbitraryCondition(earlier), { nil: undefined }))
          .map(([question, when]): Question => (when ? { ...question, when } : question))
  return withCondition.chain((question) => grow(count, [...earlier, question]))
}

const arbitraryAnswer = (question: Question): fc.Arbitrary<Answer> => {
  const ids = 'options' in question ? question.options.map(({ id }) => id) : []
  switch (question.kind) {
    case 'single':
      return fc
        .tuple(fc.constantFrom(...ids, 'unknown'), fc.constantFrom(undefined, '几个字'))
        .map(([choice, text]) => ({ choice, text }))
    case 'multiple':
      return fc.subarray(ids).map((choices) => ({ choices }))
    case 'ranking':
      return fc.shuffledSubarray(ids).map((order) => ({ order }))
    case 'scale':
    case 'number':
      return fc.integer({ min: 0, max: 4 }).map((number) => ({ number }))
    case 'text':
      return fc.string({ maxLength: 25 }).map((text) => ({ text }))
    case 'date':
      return fc.constant({ date: '2026-05-01' })
    case 'village':
      return fc.constantFrom(...VILLAGES, 'unknown').map((village) => ({ village }))
  }
}

/** Answers to some of a survey's questions: of the right form, not all of them valid, not all of them asked. */
export const arbitraryAnswers = (survey: SurveyDefinition): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      ...survey.sections
        .flatMap(({ questions }) => questions)
        .map((question) =>
          fc
            .option(arbitraryAnswer(question), { nil: undefined, freq: 6 })
            .map((answer) => [question.id, answer] as const),
        ),
    )
    .map((entries) => Object.fromEntries(entries.flatMap(([id, answer]) => (answer ? [[id, answer]] : []))))
