/** Counting responses one by one: what results are made from, without keeping any response. */
import { type Answer, type Answers, optionsOf, type Question, questionsOf, type SurveyDefinition } from './survey'

/** One thing counted about a question. */
export interface TallyTable {
  label: string
  /** True where each respondent counts in exactly one row, so that the rows add up to `n`. */
  exclusive: boolean
  rows: { id: string; text: string }[]
}

/** Counts of one question: in all, and by the group a response belongs to. */
export interface QuestionTally {
  question: Question
  tables: TallyTable[]
  /** Respondents who answered, and by table the count of each row. */
  all: Counts
  audiences: Map<string, Counts>
  villages: Map<string, Counts>
  channels: Map<string, Counts>
  /** By channel, then by group. */
  audiencesByChannel: Map<string, Map<string, Counts>>
  villagesByChannel: Map<string, Map<string, Counts>>
  /** Sum of numbers and scores. */
  sum: number
  texts: string[]
}

export interface Counts {
  n: number
  tables: number[][]
}

/** One response as it is counted. */
export interface Countable {
  answers: Answers
  audience: string
  villageId: string | null
  channel: string
}

export interface Tally {
  responses: number
  /** Responses by audience, by village ('' for those that name none), and by the way they came in. */
  audiences: Map<string, number>
  villages: Map<string, number>
  channels: Map<string, number>
  questions: QuestionTally[]
  add(response: Countable): void
}

/** `villages` are all villages of the town by id, with their names. */
export function createTally(
  survey: Pick<SurveyDefinition, 'sections'>,
  villages: readonly { id: string; name: string }[],
): Tally {
  const questions = questionsOf(survey).map((question): QuestionTally => {
    const tables = tablesOf(question, villages)
    return {
      question,
      tables,
      all: emptyCounts(tables),
      audiences: new Map(),
      villages: new Map(),
      channels: new Map(),
      audiencesByChannel: new Map(),
      villagesByChannel: new Map(),
      sum: 0,
      texts: [],
    }
  })
  const positions = new Map(
    questions.map((counted) => [
      counted,
      counted.tables.map(({ rows }) => new Map(rows.map(({ id }, position) => [id, position]))),
    ]),
  )
  const tally: Tally = {
    responses: 0,
    audiences: new Map(),
    villages: new Map(),
    channels: new Map(),
    questions,
    add({ answers, audience, villageId, channel }) {
      tally.responses++
      increase(tally.audiences, audience)
      increase(tally.villages, villageId ?? '')
      increase(tally.channels, channel)
      for (const counted of questions) {
        const answer = answers[counted.question.id]
        if (!answer) continue
        const rows = rowsOf(counted.question, answer).map((ids, table) =>
          ids.flatMap((id) => positions.get(counted)?.[table]?.get(id) ?? []),
        )
        for (const counts of [
          counted.all,
          groupOf(counted.audiences, audience, counted.tables),
          groupOf(counted.villages, villageId ?? '', counted.tables),
          groupOf(counted.channels, channel, counted.tables),
          groupOf(within(counted.audiencesByChannel, channel), audience, counted.tables),
          groupOf(within(counted.villagesByChannel, channel), villageId ?? '', counted.tables),
        ])
          count(counts, rows)
        if ('number' in answer) counted.sum += answer.number
        if ('text' in answer && answer.text) counted.texts.push(answer.text)
      }
    },
  }
  return tally
}

const increase = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

const emptyCounts = (tables: readonly TallyTable[]): Counts => ({
  n: 0,
  tables: tables.map(({ rows }) => rows.map(() => 0)),
})

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key)
  if (known) return known
  const map = new Map<string, T>()
  maps.set(key, map)
  return map
}

function groupOf(groups: Map<string, Counts>, key: string, tables: readonly TallyTable[]): Counts {
  const known = groups.get(key)
  if (known) return known
  const counts = emptyCounts(tables)
  groups.set(key, counts)
  return counts
}

/** Adds one response's rows, given as positions by table. */
function count(counts: Counts, rows: readonly (readonly number[])[]): void {
  counts.n++
  for (const [table, positions] of rows.entries()) {
    const cells = counts.tables[table]
    if (cells) for (const row of positions) cells[row] = (cells[row] ?? 0) + 1
  }
}

const optionRows = (question: Question) => optionsOf(question).map(({ id, text }) => ({ id, text }))

/** What is counted about a question: none where answers are free text or any number. */
function tablesOf(question: Question, villages: readonly { id: string; name: string }[]): TallyTable[] {
  switch (question.kind) {
    case 'single':
      return [{ label: '', exclusive: true, rows: optionRows(question) }]
    case 'multiple':
      return [{ label: '', exclusive: false, rows: optionRows(question) }]
    case 'ranking':
      return [
        { label: '排第一', exclusive: true, rows: optionRows(question) },
        { label: '被选上', exclusive: false, rows: optionRows(question) },
      ]
    case 'scale': {
      const scores = Array.from({ length: question.to - question.from + 1 }, (_, at) => question.from + at)
      const label = (score: number) =>
        score === question.from ? `（${question.fromLabel}）` : score === question.to ? `（${question.toLabel}）` : ''
      return [
        {
          label: '',
          exclusive: true,
          rows: scores.map((score) => ({ id: `${score}`, text: `${score} 分${label(score)}` })),
        },
      ]
    }
    case 'village':
      return [{ label: '', exclusive: true, rows: villages.map(({ id, name }) => ({ id, text: name })) }]
    default:
      return []
  }
}

/** The rows an answer counts in, by table. */
function rowsOf(question: Question, answer: Answer): string[][] {
  if ('choice' in answer) return [[answer.choice]]
  if ('choices' in answer) return [answer.choices]
  if ('order' in answer) return [answer.order.slice(0, 1), answer.order]
  if ('village' in answer) return [[answer.village]]
  return question.kind === 'scale' && 'number' in answer ? [[`${answer.number}`]] : []
}
