/** A question's results narrowed to one way of answering. */
import type { Channel } from './survey'
import { crossWithin, type Dimension, type Group, isWhole } from './survey-cross'
import type { QuestionResult, TableResult } from './survey-results'
import type { QuestionTally } from './survey-tally'

/** A question of which nothing may be shown. */
export const nothingOf = ({ id, kind, text }: Pick<QuestionResult, 'id' | 'kind' | 'text'>): QuestionResult => ({
  id,
  kind,
  text,
  n: null,
  tables: [],
  texts: [],
})

/**
 * The part of `result` that came in by one channel: the same cells its table by channel shows, and groups within the
 * channel (for the dimensions of `within`) only where nothing else of the table is hidden. Words are not told apart by channel: that would narrow down who
 * wrote them.
 */
export function inChannel(
  result: QuestionResult,
  counted: QuestionTally,
  groups: Record<Dimension, readonly Group[]>,
  within: readonly ('audiences' | 'villages')[],
  channel: Channel,
): QuestionResult {
  const { id, kind, text } = result
  if (result.n === null) return nothingOf(result)
  // Everybody who answered did so by this channel: then it is the whole.
  if (counted.channels.get(channel)?.n === result.n) return { ...result, texts: [] }
  const n = groups.channels.find((group) => group.id === channel)?.n
  const tables = result.tables.map((table, at) => tableInChannel(table, at, counted, groups, within, channel))
  if (n === undefined || groups.channels.length < 2 || tables.some((table) => table === undefined))
    return nothingOf(result)
  return { id, kind, text, n, tables: tables.flatMap((table) => table ?? []), texts: [] }
}

function tableInChannel(
  table: TableResult,
  at: number,
  counted: QuestionTally,
  groups: Record<Dimension, readonly Group[]>,
  within: readonly ('audiences' | 'villages')[],
  channel: Channel,
): TableResult | undefined {
  const { channels, label, exclusive } = table
  const column = channels?.groups.findIndex((group) => group.id === channel) ?? -1
  const n = channels?.groups[column]?.n
  if (!channels || !n) return undefined
  const result: TableResult = {
    label,
    exclusive,
    rows: table.rows.map(({ id, text }) => {
      const count = channels.rows.find((row) => row.id === id)?.counts[column] ?? null
      return { id, text, count, share: count === null ? null : count / n }
    }),
  }
  const rows = counted.tables[at]
  // A question asked on a condition counts people of another one: its groups stay together.
  if (!rows || counted.question.when || !isWhole(channels)) return result
  const cells = { audiences: counted.audiencesByChannel, villages: counted.villagesByChannel }
  for (const dimension of within) {
    const whole = table[dimension]
    if (!whole || !isWhole(whole)) continue
    const cross = crossWithin(rows, at, groups[dimension], groups.channels, channel, (c, g) =>
      cells[dimension].get(c)?.get(g),
    )
    if (cross) result[dimension] = cross
  }
  return result
}
