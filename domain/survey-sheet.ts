/**
 * Responses as rows of a file, with the small-cell rule kept: nothing in a row says which village or group it came from
 * or by which channel (those stand in the summary), values that tables hide are hidden here too, and free text stands on
 * a sheet of its own.
 */
import { AUDIENCE_NAMES } from './audiences'
import {
  type Answers,
  CHANNEL_NAMES,
  type Channel,
  groupNamed,
  KIND_NAMES,
  leavesOf,
  optionsOf,
  type Question,
  questionsOf,
  type SurveyDefinition,
} from './survey'
import type { QuestionResult } from './survey-results'
import { HIDDEN_MARK, HIDDEN_NOTE } from './survey-suppress'
import { TOPIC_NAMES } from './topics'

type Cell = string | number | null

/**
 * Questions whose answers stand in the rows: not those that say who somebody is or are asked because of it, nor numbers,
 * dates and text.
 */
function rowQuestions(survey: Pick<SurveyDefinition, 'sections'>): Question[] {
  const telling = new Set<string>()
  return questionsOf(survey).filter((question) => {
    if (groupNamed(question) || leavesOf(question.when).some((leaf) => telling.has(leaf.question)))
      telling.add(question.id)
    return !telling.has(question.id) && ['single', 'multiple', 'ranking', 'scale'].includes(question.kind)
  })
}

const percent = (share: number | null): Cell => (share === null ? HIDDEN_MARK : Math.round(share * 1000) / 10)

/** Writes responses as rows; `results` are the published results of the same version. */
export function answerSheet(survey: Pick<SurveyDefinition, 'sections'>, results: readonly QuestionResult[]) {
  const questions = rowQuestions(survey)
  const shown = (questionId: string, table: number) =>
    new Set(
      results
        .find(({ id }) => id === questionId)
        ?.tables[table]?.rows.filter(({ count }) => count !== null)
        .map(({ id }) => id),
    )
  // A question that under five people answered stays empty: even how many they are is hidden.
  const enough = questions.filter(({ id }) => results.some((result) => result.id === id && result.n !== null))
  const visible = new Map(enough.map(({ id }) => [id, [shown(id, 0), shown(id, 1)] as const]))
  const texts = new Map(
    questions.flatMap((question) => optionsOf(question).map(({ id, text }) => [`${question.id} ${id}`, text])),
  )

  function cell(question: Question, answers: Answers): Cell {
    const answer = answers[question.id]
    const [first = new Set<string>(), any = new Set<string>()] = visible.get(question.id) ?? []
    const word = (id: string, among: ReadonlySet<string>) =>
      among.has(id) ? (texts.get(`${question.id} ${id}`) ?? '') : HIDDEN_MARK
    if (!answer || !visible.has(question.id)) return null
    if ('choice' in answer) return word(answer.choice, first)
    if ('number' in answer) return first.has(`${answer.number}`) ? answer.number : HIDDEN_MARK
    if ('choices' in answer)
      return answer.choices
        .filter((id) => first.has(id))
        .map((id) => word(id, first))
        .join('、')
    if ('order' in answer)
      return answer.order.map((id, at) => `${at + 1}. ${word(id, at === 0 && !first.has(id) ? first : any)}`).join('；')
    return null
  }

  return {
    head: (): Cell[] => questions.map(({ text }) => text),
    row: (answers: Answers): Cell[] => questions.map((question) => cell(question, answers)),
  }
}

/** Every question and option with its id, its kind, and what was left out of the rows. */
export function codebookRows(survey: Pick<SurveyDefinition, 'sections'>): Cell[][] {
  const inRows = new Set(rowQuestions(survey).map(({ id }) => id))
  return [
    ['题目编号', '题型', '题目', '选项编号', '选项', '主题', '算作人群', '在答卷表里'],
    ...questionsOf(survey).flatMap((question): Cell[][] => {
      const where = inRows.has(question.id) ? '有' : '没有（能看出是谁，或者是文字、数字）'
      const head: Cell[] = [question.id, KIND_NAMES[question.kind], question.text]
      const options = optionsOf(question)
      return options.length > 0
        ? options.map(({ id, text, topics, audience }) => [
            ...head,
            id,
            text,
            topics.map((topic) => TOPIC_NAMES[topic]).join('、') || null,
            audience ? AUDIENCE_NAMES[audience].name : null,
            where,
          ])
        : [[...head, null, null, null, null, where]]
    }),
  ]
}

/** Counts, shares and cross-tables as they stand at the desk; of one way of answering where `channel` names one. */
export const summaryRows = (results: readonly QuestionResult[], channel?: Channel): Cell[][] => [
  [HIDDEN_NOTE],
  ...(channel ? [[`只有“${CHANNEL_NAMES[channel]}”的答卷`]] : []),
  ...results.flatMap((question): Cell[][] => [
    [],
    [
      question.text,
      `答了 ${question.n ?? HIDDEN_MARK} 人`,
      ...(question.mean === undefined ? [] : [`平均 ${question.mean}`]),
    ],
    ...question.tables.flatMap((table): Cell[][] => [
      [table.label || '选项', '人数', '占答题人数 %'],
      ...table.rows.map(({ text, count, share }): Cell[] => [text, count ?? HIDDEN_MARK, percent(share)]),
      ...[table.audiences, table.villages, table.channels].flatMap((cross): Cell[][] =>
        cross
          ? [
              ['', ...cross.groups.map(({ name, n }) => `${name}（${n ?? HIDDEN_MARK} 人）`)],
              ...cross.rows.map(({ text, counts }): Cell[] => [text, ...counts.map((count) => count ?? HIDDEN_MARK)]),
            ]
          : [],
      ),
    ]),
  ]),
]

/** Free text, by question, in alphabetical order. */
export const textRows = (results: readonly QuestionResult[]): Cell[][] => [
  ['题目', '写的话'],
  ...results.flatMap(({ text, texts }) => texts.map((words): Cell[] => [text, words])),
]
