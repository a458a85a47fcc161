/** A question's rows by group of people: groups too small are joined, and cells hidden so that nothing can be subtracted. */
import * as v from 'valibot'
import { hiddenInLayers, type Layer } from './survey-layers'
import { hiddenInTable, SMALL_CELL, sum } from './survey-suppress'
import type { Counts, TallyTable } from './survey-tally'

/** A count, or null where it is hidden. */
export const CountSchema = v.nullable(v.number())

/** Rows by group. Groups of under five are joined; so are rows that are hidden in the total. */
export const CrossSchema = v.object({
  groups: v.array(v.object({ id: v.string(), name: v.string(), n: CountSchema })),
  rows: v.array(v.object({ id: v.string(), text: v.string(), counts: v.array(CountSchema) })),
})
export type Cross = v.InferOutput<typeof CrossSchema>

/** What people are grouped by. */
export const DIMENSIONS = ['audiences', 'villages', 'channels'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Something with a name to show. */
export interface Named {
  id: string
  name: string
}

/** A group as it is shown: itself, or several small ones together. */
export interface Group extends Named {
  ids: string[]
  n: number
  /** By table, then by row. */
  tables: number[][]
}

/**
 * The groups a question's answers are shown by. Those of under five people, and those in `hidden` (whose size is not
 * shown at all), become one; if that is still under five or one group alone, the smallest other joins it.
 */
export function groupsOf(
  counts: ReadonlyMap<string, Counts>,
  names: readonly Named[],
  hidden: ReadonlySet<string>,
): Group[] {
  const all = names.flatMap(({ id, name }): Group[] => {
    const group = counts.get(id)
    return group ? [{ id, name, ids: [id], n: group.n, tables: group.tables }] : []
  })
  const bySize = [...all].sort((a, b) => a.n - b.n)
  const small = bySize.filter(({ id, n }) => n < SMALL_CELL || hidden.has(id))
  const rest = bySize.filter((group) => !small.includes(group))
  while (small.length > 0 && rest[0] && (small.length === 1 || sum(small.map(({ n }) => n)) < SMALL_CELL))
    small.push(...rest.splice(0, 1))
  if (small.length === 0) return all
  const joined: Group = {
    id: '*',
    name: '其他（人数少，合在一起）',
    ids: small.flatMap(({ ids }) => ids),
    n: sum(small.map(({ n }) => n)),
    tables: (small[0]?.tables ?? []).map((rows, table) =>
      rows.map((_, row) => sum(small.map((group) => group.tables[table]?.[row] ?? 0))),
    ),
  }
  return [...all.filter((group) => rest.includes(group)), joined]
}

/** One table by group; undefined where there is only one group to show. `hiddenRows` are hidden in the total. */
export function crossOf(
  { rows, exclusive }: TallyTable,
  table: number,
  hiddenRows: readonly boolean[],
  groups: readonly Group[],
): Cross | undefined {
  if (groups.length < 2) return undefined
  const heads = groups.map(({ id, name, n }) => ({ id, name, n }))
  const count = (group: Group, row: number) => group.tables[table]?.[row] ?? 0
  const shown = rows.flatMap((row, at) =>
    hiddenRows[at] ? [] : [{ ...row, cells: groups.map((group) => count(group, at)) }],
  )
  if (!exclusive)
    return {
      groups: heads,
      rows: shown.map(({ id, text, cells }) => {
        const hidden = hiddenInTable([cells, cells.map((cell, at) => (groups[at]?.n ?? 0) - cell)])
        return { id, text, counts: cells.map((cell, at) => (!hidden || hidden[0]?.[at] ? null : cell)) }
      }),
    }
  const joined = groups.map((group) => sum(rows.map((_, at) => (hiddenRows[at] ? count(group, at) : 0))))
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
      counts: cells.map((cell, c) => (!hidden || hidden[r]?.[c] ? null : cell)),
    })),
  }
}

/** Whether a table by group hides nothing. */
export const isWhole = (cross: Cross): boolean =>
  cross.rows.every(({ id, counts }) => id !== '*' && counts.every((count) => count !== null))

/**
 * One table by group, of one channel's answers only. Given only where the tables by group and by channel hide nothing:
 * then all sums are known, and what `hiddenInLayers` hides can't be worked out from them. `cell` counts one group of one
 * channel.
 */
export function crossWithin(
  { rows, exclusive }: TallyTable,
  table: number,
  groups: readonly Group[],
  channels: readonly Group[],
  channel: string,
  cell: (channelId: string, groupId: string) => Counts | undefined,
): Cross | undefined {
  const at = channels.findIndex(({ id }) => id === channel)
  const layer = (count: (counts: Counts) => number): Layer =>
    groups.map((group) =>
      channels.map((each) =>
        sum(each.ids.flatMap((c) => group.ids.flatMap((g) => [cell(c, g)].map((found) => (found ? count(found) : 0))))),
      ),
    )
  const people = layer(({ n }) => n)
  const layers = rows.map((_, row) => layer(({ tables }) => tables[table]?.[row] ?? 0))
  const others = exclusive ? [] : rows.map((_, row) => layer(({ n, tables }) => n - (tables[table]?.[row] ?? 0)))
  const hidden = hiddenInLayers([people, ...layers, ...others])
  if (at < 0 || !hidden || hidden.every((row) => row[at])) return undefined
  const shown = (counts: Layer) => groups.map((_, g) => (hidden[g]?.[at] ? null : (counts[g]?.[at] ?? 0)))
  const n = shown(people)
  return {
    groups: groups.map(({ id, name }, g) => ({ id, name, n: n[g] ?? null })),
    rows: rows.map(({ id, text }, row) => ({ id, text, counts: shown(layers[row] ?? []) })),
  }
}
