/**
 * Somebody who has everything that is published of a survey subtracts it from one another. Each published number is a sum
 * over the kinds of respondents there can be; a hidden count is found by subtraction exactly when its own sum is made of
 * published ones. That is tried here by elimination, for whole surveys: totals, groups, channels, questions asked on a
 * condition, and the rows of the file.
 */
import type { Answers, Channel } from '@domain/survey'
import { CHANNELS, optionsOf, questionsOf } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import type { Cross } from '@domain/survey-cross'
import type { QuestionResult } from '@domain/survey-results'
import { answerSheet } from '@domain/survey-sheet'
import { AUDIENCE_GROUPS, CHANNEL_GROUPS, progressOf, questionResults, villageGroups } from '@domain/survey-shown'
import { type Countable, createTally } from '@domain/survey-tally'
import fc from 'fast-check'
import { surveyOf } from '../support/survey'

const TOWN = [
  { id: 'east', name: '东村' },
  { id: 'west', name: '西村' },
]
const options = (ids: string[], more: Record<string, object> = {}) => ids.map((id) => ({ id, text: id, ...more[id] }))
const survey = surveyOf([
  {
    id: 'who',
    kind: 'single',
    text: 'who',
    required: true,
    options: options(['farm', 'trade', 'old', 'away'], {
      farm: { audience: 'general' },
      trade: { audience: 'general' },
      old: { audience: 'elder' },
      away: { audience: 'returnee' },
    }),
  },
  { id: 'know', kind: 'single', text: 'know', required: true, options: options(['yes', 'no', 'unsure']) },
  {
    id: 'more',
    kind: 'single',
    text: 'more',
    required: true,
    when: { question: 'know', includes: 'yes' },
    options: options(['x', 'y']),
  },
  {
    id: 'away-more',
    kind: 'single',
    text: 'away-more',
    required: true,
    when: { question: 'who', includes: 'away' },
    options: options(['p', 'q']),
  },
  {
    id: 'met',
    kind: 'multiple',
    text: 'met',
    required: true,
    options: options(['land', 'none'], { none: { exclusive: true } }),
  },
])
const audienceOf: Record<string, string> = { farm: 'general', trade: 'general', old: 'elder', away: 'returnee' }

/** Every kind of respondent there can be. */
const kinds: Countable[] = ['farm', 'trade', 'old', 'away'].flatMap((who) =>
  [['yes', 'x'], ['yes', 'y'], ['no'], ['unsure']].flatMap(([know = '', more]) =>
    (who === 'away' ? ['p', 'q'] : [undefined]).flatMap((away) =>
      ['land', 'none'].flatMap((met) =>
        TOWN.flatMap(({ id: villageId }) =>
          (['online', 'paper'] as const).map((channel) => ({
            audience: audienceOf[who] ?? '',
            villageId,
            channel,
            answers: checkAnswers(
              survey,
              {
                who: { choice: who },
                know: { choice: know },
                ...(more ? { more: { choice: more } } : {}),
                ...(away ? { 'away-more': { choice: away } } : {}),
                met: { choices: [met] },
              },
              [],
            ).answers,
          })),
        ),
      ),
    ),
  ),
)

type Sum = (kind: Countable) => boolean
const chose = (answers: Answers, question: string, row: string): boolean => {
  const answer = answers[question]
  return (
    answer !== undefined &&
    (('choice' in answer && answer.choice === row) || ('choices' in answer && answer.choices.includes(row)))
  )
}
const groupOf = {
  audiences: (k: Countable) => k.audience,
  villages: (k: Countable) => k.villageId ?? '',
  channels: (k: Countable) => k.channel,
}
type Dimension = keyof typeof groupOf

/** The sums that are known: everything published, in the order it is found. */
function publishedSums(tally: ReturnType<typeof createTally>): Sum[] {
  const known: Sum[] = [() => true]
  for (const [dimension, groups] of [
    ['audiences', AUDIENCE_GROUPS],
    ['villages', villageGroups(TOWN)],
    ['channels', CHANNEL_GROUPS],
  ] as const)
    for (const { id, count } of progressOf(tally[dimension], groups, () => undefined))
      if (count !== null) known.push((kind) => groupOf[dimension](kind) === id)
  for (const channel of [undefined, ...CHANNELS])
    for (const result of questionResults(tally, TOWN, channel)) known.push(...sumsOf(result, channel))
  return known
}

function sumsOf(result: QuestionResult, channel: Channel | undefined): Sum[] {
  const inChannel: Sum = (kind) => channel === undefined || kind.channel === channel
  const known: Sum[] = []
  if (result.n !== null) known.push((kind) => inChannel(kind) && kind.answers[result.id] !== undefined)
  for (const table of result.tables) {
    for (const { id, count } of table.rows)
      if (count !== null) known.push((kind) => inChannel(kind) && chose(kind.answers, result.id, id))
    for (const dimension of ['audiences', 'villages', 'channels'] as const) {
      const cross = table[dimension]
      if (cross) known.push(...crossSums(cross, result, dimension, inChannel))
    }
  }
  return known
}

function crossSums(cross: Cross, { id, tables }: QuestionResult, dimension: Dimension, inChannel: Sum): Sum[] {
  const named = new Set(cross.groups.map((group) => group.id))
  const rowIds = new Set(cross.rows.map((row) => row.id))
  const inGroup = (kind: Countable, group: string) =>
    group === '*' ? !named.has(groupOf[dimension](kind)) : groupOf[dimension](kind) === group
  const inRow = (kind: Countable, row: string) =>
    row === '*'
      ? tables[0]?.rows.some((other) => !rowIds.has(other.id) && chose(kind.answers, id, other.id)) === true
      : chose(kind.answers, id, row)
  return [
    ...cross.groups.flatMap((group): Sum[] =>
      group.n === null ? [] : [(kind) => inChannel(kind) && kind.answers[id] !== undefined && inGroup(kind, group.id)],
    ),
    ...cross.rows.flatMap((row) =>
      row.counts.flatMap((count, at): Sum[] =>
        count === null
          ? []
          : [(kind) => inChannel(kind) && inRow(kind, row.id) && inGroup(kind, cross.groups[at]?.id ?? '')],
      ),
    ),
  ]
}

/** How many rows of the file look the same: one more sum a look. */
function fileSums(tally: ReturnType<typeof createTally>): Sum[] {
  const sheet = answerSheet(survey, questionResults(tally, TOWN))
  const looks = kinds.map((kind) => JSON.stringify(sheet.row(kind.answers)))
  return [...new Set(looks)].map(
    (look): Sum =>
      (kind) =>
        looks[kinds.indexOf(kind)] === look,
  )
}

const PRIME = 94_906_249

/** Echelon form of the known sums, modulo a prime; `reveals` tells whether a sum is made of them. */
function elimination(rows: number[][]) {
  const pivots: { at: number; row: number[] }[] = []
  const inverse = (value: number) => {
    let [a, b, x, y] = [value, PRIME, 1, 0]
    while (b) [a, b, x, y] = [b, a % b, y, x - Math.floor(a / b) * y]
    return ((x % PRIME) + PRIME) % PRIME
  }
  const reduce = (given: number[]) => {
    const row = [...given]
    for (const { at, row: pivot } of pivots) {
      const factor = row[at] ?? 0
      if (factor)
        for (let c = at; c < row.length; c++) row[c] = ((row[c] ?? 0) + (PRIME - factor) * (pivot[c] ?? 0)) % PRIME
    }
    return row
  }
  for (const given of rows) {
    const row = reduce(given)
    const at = row.findIndex((value) => value !== 0)
    if (at < 0) continue
    const scale = inverse(row[at] ?? 1)
    pivots.push({ at, row: row.map((value) => (value * scale) % PRIME) })
  }
  return { reveals: (sum: number[]) => reduce(sum).every((value) => value === 0) }
}
const vector = (sum: Sum) => kinds.map((kind) => (sum(kind) ? 1 : 0))

/** Every cell that has to be hidden when it is small, with its name. */
const cells: [string, Sum][] = questionsOf(survey).flatMap((question) =>
  optionsOf(question).flatMap(({ id: row }) => {
    const inRow: Sum = (kind) => chose(kind.answers, question.id, row)
    const split = (['audiences', 'villages', 'channels'] as const).flatMap((dimension) =>
      [...new Set(kinds.map(groupOf[dimension]))].map((group): [string, Sum] => [
        `${question.id}=${row} ${group}`,
        (kind) => inRow(kind) && groupOf[dimension](kind) === group,
      ]),
    )
    const within = split.flatMap(([name, sum]) =>
      (['online', 'paper'] as const).map((channel): [string, Sum] => [
        `${name} ${channel}`,
        (kind) => sum(kind) && kind.channel === channel,
      ]),
    )
    return [[`${question.id}=${row}`, inRow] as [string, Sum], ...split, ...within]
  }),
)

/** Few people in some kinds, many in others: totals that hide something and totals that do not. */
const people = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 2, arbitrary: fc.constant(0) }, fc.nat(40)),
  {
    minLength: kinds.length,
    maxLength: kinds.length,
  },
)

function attack(counts: number[], more: Sum[] = []): string[] {
  const tally = createTally(survey, TOWN)
  for (const [at, kind] of kinds.entries()) for (let n = 0; n < (counts[at] ?? 0); n++) tally.add(kind)
  const { reveals } = elimination([...publishedSums(tally), ...fileSums(tally), ...more].map(vector))
  const size = (sum: Sum) => kinds.reduce((total, kind, at) => total + (sum(kind) ? (counts[at] ?? 0) : 0), 0)
  return cells.filter(([, sum]) => size(sum) > 0 && size(sum) < 5 && reveals(vector(sum))).map(([name]) => name)
}

test('no count under five can be worked out from everything that is published', () => {
  fc.assert(
    fc.property(people, (counts) => {
      expect(attack(counts)).toEqual([])
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  )
})

test('nor with most kinds of respondents missing', () => {
  const sparse = fc.tuple(
    people,
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: kinds.length, maxLength: kinds.length }),
  )
  fc.assert(
    fc.property(sparse, ([counts, keep]) => {
      expect(attack(counts.map((count, at) => (keep[at] === 0 ? count * 3 : 0)))).toEqual([])
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  )
})

test('where nobody is few, groups are told within a channel', () => {
  const tally = createTally(survey, TOWN)
  for (const kind of kinds) for (let n = 0; n < 5; n++) tally.add(kind)
  const know = questionResults(tally, TOWN, 'paper').find(({ id }) => id === 'know')
  expect(know?.n).toBe((kinds.length / 2) * 5)
  expect(know?.tables[0]?.audiences?.rows.every(({ counts }) => counts.every((count) => count !== null))).toBe(true)
  expect(attack(kinds.map(() => 5))).toEqual([])
})

test('the attack finds what one published number too many gives away', () => {
  const counts: number[] = kinds.map((kind) => (chose(kind.answers, 'know', 'unsure') ? 0 : 6))
  const at = kinds.findIndex((kind) => chose(kind.answers, 'know', 'unsure'))
  counts[at] = 3
  expect(attack(counts)).toEqual([])
  expect(attack(counts, [(kind) => chose(kind.answers, 'know', 'no')])).toContain('know=unsure')
})
