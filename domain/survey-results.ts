/** What the desk is shown of a survey's answers: counts and shares with the small-cell rule applied, never a response. */
import * as v from 'valibot'
import { changeInterval } from './statistics'
import { ChannelSchema } from './survey'
import { CountSchema, CrossSchema } from './survey-cross'
import { LocalDateSchema } from './time'

/** A row of a table; null where the count is hidden. `share` is of those who answered, 0 to 1. */
const RowSchema = v.object({ id: v.string(), text: v.string(), count: CountSchema, share: CountSchema })

export const TableResultSchema = v.object({
  label: v.string(),
  exclusive: v.boolean(),
  rows: v.array(RowSchema),
  audiences: v.optional(CrossSchema),
  villages: v.optional(CrossSchema),
  channels: v.optional(CrossSchema),
})
export type TableResult = v.InferOutput<typeof TableResultSchema>

export const QuestionResultSchema = v.object({
  id: v.string(),
  kind: v.string(),
  text: v.string(),
  /** Who answered this question; null when under five, or when it would give another hidden count away. */
  n: CountSchema,
  /** Mean of scores and numbers, to one decimal; absent where it would give hidden counts away. */
  mean: v.optional(v.number()),
  tables: v.array(TableResultSchema),
  /** In alphabetical order: neither who wrote them nor when can be seen. None while there are under five. */
  texts: v.array(v.string()),
})
export type QuestionResult = v.InferOutput<typeof QuestionResultSchema>

export const ProgressSchema = v.object({
  id: v.string(),
  name: v.string(),
  count: CountSchema,
  target: v.optional(v.number()),
})
export type Progress = v.InferOutput<typeof ProgressSchema>

export const SurveyResultsSchema = v.object({
  id: v.string(),
  version: v.number(),
  title: v.string(),
  /** Every version, newest first. */
  versions: v.array(v.number()),
  /** Other surveys or rounds to compare with. */
  comparable: v.array(v.object({ id: v.string(), title: v.string() })),
  /** That of them whose questions this one asks again: what the desk compares with unless told otherwise. */
  previousRound: v.optional(v.string()),
  /** Answers received, those that still wait to be mixed included. */
  received: v.number(),
  /** Answers the results below are made of: whole batches only, so that no single new answer can be told. */
  counted: v.number(),
  /** On which days how many answers of all versions were mixed, the latest first; a day's are never split. */
  batches: v.array(v.object({ date: LocalDateSchema, count: v.number() })),
  /** The way of answering the questions below are narrowed to; absent: all. */
  channel: v.optional(ChannelSchema),
  audiences: v.array(ProgressSchema),
  villages: v.array(ProgressSchema),
  channels: v.array(ProgressSchema),
  questions: v.array(QuestionResultSchema),
})
export type SurveyResults = v.InferOutput<typeof SurveyResultsSchema>

/** How a row's share changed between two rounds, in share points, with its 95 % interval. */
export const ChangeSchema = v.object({
  question: v.string(),
  table: v.string(),
  row: v.string(),
  before: v.number(),
  after: v.number(),
  low: v.number(),
  high: v.number(),
})
export type Change = v.InferOutput<typeof ChangeSchema>

/** Two rounds compared: the rows with the same ids whose counts are shown in both. Made from published results only. */
export function compareResults(before: readonly QuestionResult[], after: readonly QuestionResult[]): Change[] {
  return after.flatMap((question) => {
    const earlier = before.find(({ id, kind }) => id === question.id && kind === question.kind)
    return question.tables.flatMap((table, at) =>
      table.rows.flatMap((row) => {
        const old = earlier?.tables[at]?.rows.find(({ id }) => id === row.id)
        if (row.count === null || question.n === null || old?.count == null || earlier?.n == null) return []
        const { low, high } = changeInterval(
          { count: old.count, total: earlier.n },
          { count: row.count, total: question.n },
        )
        return [
          {
            question: question.text,
            table: table.label,
            row: row.text,
            before: old.count / earlier.n,
            after: row.count / question.n,
            low,
            high,
          },
        ]
      }),
    )
  })
}
