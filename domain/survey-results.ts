/** What the desk is shown of a survey's answers: counts and shares with the small-cell rule applied, never a response. */
import * as v from 'valibot'
import { AUDIENCE_NAMES, AUDIENCES } from './audiences'
import { changeInterval } from './statistics'
import { hiddenInColumn, hiddenInTable, isHiddenShare, SMALL_CELL } from './survey-suppress'
import type { Counts, QuestionTally, Tally } from './survey-tally'

const CountSchema = v.nullable(v.number())

/** A row of a table; null where the count is hidden. `share` is of those who answered, 0 to 1. */
const RowSchema = v.object({ id: v.string(), text: v.string(), count: CountSchema, share: CountSchema })

/** Rows by group. Groups of under five are joined; so are rows that are hidden in the total. */
const CrossSchema = v.object({
  groups: v.array(v.object({ id: v.string(), name: v.string(), n: v.number() })),
  rows: v.array(v.object({ id: v.string(), text: v.string(), counts: v.array(CountSchema) })),
})
export type Cross = v.InferOutput<typeof CrossSchema>

export const TableResultSchema = v.object({
  label: v.string(),
  exclusive: v.boolean(),
  rows: v.array(RowSchema),
  audiences: v.optional(CrossSchema),
  villages: v.optional(CrossSchema),
})
export type TableResult = v.InferOutput<typeof TableResultSchema>

export const QuestionResultSchema = v.object({
  id: v.string(),
  kind: v.string(),
  text: v.string(),
  /** Who answered this question; null when under five. */
  n: CountSchema,
  /** Mean of scores and numbers, to one decimal; absent where it would give hidden counts away. */
  mean: v.optional(v.number()),
  tables: v.array(TableResultSchema),
  /** In alphabetical order: neither who wrote them nor when can be seen. */
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

/** Below this many scores a mean to one decimal would fix their sum. */
const MEAN_WITH_HIDDEN = 50

export interface Named {
  id: string
  name: string
}
export const AUDIENCE_GROUPS: readonly Named[] = AUDIENCES.map((id) => ({ id, name: AUDIENCE_NAMES[id].name }))

/** Every question's results; none while there are under five responses. */
export function questionResults(tally: Tally, villages: readonly Named[]): QuestionResult[] {
  if (tally.responses < SMALL_CELL) return []
  return tally.questions.map((counted) => questionResult(counted, [...villages, { id: '', name: '没有说' }]))
}

function questionResult(counted: QuestionTally, villages: readonly Named[]): QuestionResult {
  const { question, all } = counted
  const enough = all.n >= SMALL_CELL
  const tables = enough
    ? counted.tables.map((table, at) => ({
        ...tableResult(counted, at, villages),
        label: table.label,
        exclusive: table.exclusive,
      }))
    : []
  const partly = tables.some(({ rows }) => rows.some(({ count }) => count === null))
  const scored = question.kind === 'scale' || question.kind === 'number'
  const mean =
    enough && scored && (!partly || all.n >= MEAN_WITH_HIDDEN) ? Math.round((counted.sum / all.n) * 10) / 10 : undefined
  return {
    id: question.id,
    kind: question.kind,
    text: question.text,
    n: enough ? all.n : null,
    ...(mean === undefined ? {} : { mean }),
    tables,
    texts: [...counted.texts].sort(),
  }
}

function tableResult(counted: QuestionTally, at: number, villages: readonly Named[]) {
  const table = counted.tables[at] ?? { rows: [], exclusive: true, label: '' }
  const counts = counted.all.tables[at] ?? []
  const n = counted.all.n
  const hidden = table.exclusive ? hiddenInColumn(counts) : counts.map((count) => isHiddenShare(count, n))
  const rows = table.rows.map((row, r) => {
    const count = hidden[r] ? null : (counts[r] ?? 0)
    return { ...row, count, share: count === null ? null : count / n }
  })
  const cross = (groups: Map<string, Counts>, names: readonly Named[]) => {
    const joined = joinSmall(
      names.flatMap(({ id, name }) => {
        const group = groups.get(id)
        return group ? [{ id, name, n: group.n, counts: group.tables[at] ?? [] }] : []
      }),
    )
    return joined.length < 2 ? undefined : crossOf(table.rows, table.exclusive, hidden, joined)
  }
  const audiences = cross(counted.audiences, AUDIENCE_GROUPS)
  const byVillage = counted.question.kind === 'village' ? undefined : cross(counted.villages, villages)
  return { rows, ...(audiences ? { audiences } : {}), ...(byVillage ? { villages: byVillage } : {}) }
}

interface Group extends Named {
  n: number
  counts: readonly number[]
}

/** Groups of under five people become one; if that is still under five, the smallest other group joins it. */
function joinSmall(groups: readonly Group[]): Group[] {
  const bySize = [...groups].sort((a, b) => a.n - b.n)
  const small = bySize.filter(({ n }) => n < SMALL_CELL)
  const rest = bySize.slice(small.length)
  while (small.length > 0 && rest[0] && (small.length === 1 || total(small.map(({ n }) => n)) < SMALL_CELL))
    small.push(...rest.splice(0, 1))
  if (small.length === 0) return [...groups]
  const kept = groups.filter((group) => rest.includes(group))
  const counts = (groups[0]?.counts ?? []).map((_, row) => total(small.map((group) => group.counts[row] ?? 0)))
  return [...kept, { id: '*', name: '其他（人数少，合在一起）', n: total(small.map(({ n }) => n)), counts }]
}

function crossOf(
  rows: readonly { id: string; text: string }[],
  exclusive: boolean,
  hiddenRows: readonly boolean[],
  groups: readonly Group[],
): Cross {
  const heads = groups.map(({ id, name, n }) => ({ id, name, n }))
  const shown = rows.flatMap((row, at) =>
    hiddenRows[at] ? [] : [{ ...row, cells: groups.map(({ counts }) => counts[at] ?? 0) }],
  )
  if (!exclusive)
    return {
      groups: heads,
      rows: shown.map(({ id, text, cells }) => {
        const hidden = hiddenInTable([cells, cells.map((count, at) => (groups[at]?.n ?? 0) - count)])
        return { id, text, counts: cells.map((count, at) => (!hidden || hidden[0]?.[at] ? null : count)) }
      }),
    }
  const joined = groups.map(({ counts }) => total(counts.filter((_, at) => hiddenRows[at])))
  const all = hiddenRows.some(Boolean)
    ? [...shown, { id: '*', text: '其余选项（人数少，合在一起）', cells: joined }]
    : shown
  if (all.length < 2) return { groups: heads, rows: all.map(({ id, text, cells }) => ({ id, text, counts: cells })) }
  const hidden = hiddenInTable(all.map(({ cells }) => cells))
  return {
    groups: heads,
    rows: all.map(({ id, text, cells }, r) => ({
      id,
      text,
      counts: cells.map((count, c) => (!hidden || hidden[r]?.[c] ? null : count)),
    })),
  }
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** Answers so far of each group against its target; counts under five, and what would give them away, are hidden. */
export function progressOf(
  counts: ReadonlyMap<string, number>,
  groups: readonly Named[],
  target: (id: string) => number | undefined,
): Progress[] {
  const numbers = groups.map(({ id }) => counts.get(id) ?? 0)
  const hidden = hiddenInColumn(numbers)
  return groups.map(({ id, name }, at) => {
    const wanted = target(id)
    return {
      id,
      name,
      count: hidden[at] ? null : (numbers[at] ?? 0),
      ...(wanted === undefined ? {} : { target: wanted }),
    }
  })
}

export const SurveyResultsSchema = v.object({
  id: v.string(),
  version: v.number(),
  title: v.string(),
  /** Every version, newest first. */
  versions: v.array(v.number()),
  /** Other surveys or rounds to compare with. */
  comparable: v.array(v.object({ id: v.string(), title: v.string() })),
  /** Answers received, those that still wait to be mixed included. */
  received: v.number(),
  /** Answers the results below are made of: whole batches only, so that no single new answer can be told. */
  counted: v.number(),
  audiences: v.array(ProgressSchema),
  villages: v.array(ProgressSchema),
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
