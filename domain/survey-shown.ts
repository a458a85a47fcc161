/** From counts to what may be shown of them (survey rule 3). */
import { AUDIENCE_NAMES, AUDIENCES } from './audiences'
import { CHANNEL_NAMES, CHANNELS, type Channel, groupNamed, optionsOf, type Question } from './survey'
import { inChannel, nothingOf } from './survey-channel'
import { mayBeSplit, type Published, restsOnHidden } from './survey-conditions'
import { crossOf, DIMENSIONS, type Dimension, type Group, groupsOf, isWhole, type Named } from './survey-cross'
import type { Progress, QuestionResult, TableResult } from './survey-results'
import { hiddenInColumn, isHiddenShare, SMALL_CELL } from './survey-suppress'
import type { QuestionTally, Tally, TallyTable } from './survey-tally'

/** Below this many scores a mean to one decimal would fix their sum. */
const MEAN_WITH_HIDDEN = 50

export const AUDIENCE_GROUPS: readonly Named[] = AUDIENCES.map((id) => ({ id, name: AUDIENCE_NAMES[id].name }))
export const CHANNEL_GROUPS: readonly Named[] = CHANNELS.map((id) => ({ id, name: CHANNEL_NAMES[id] }))

/** The villages answers are grouped by: also those that named none. */
export const villageGroups = (villages: readonly Named[]): Named[] => [...villages, { id: '', name: '没有说' }]

type Groups = Record<Dimension, readonly Named[]>
/** Groups whose number of responses is hidden: no question may show it either. */
type HiddenGroups = Record<Dimension, ReadonlySet<string>>

/** One value a dimension. */
const each = <T>(make: (dimension: Dimension) => T): Record<Dimension, T> => ({
  audiences: make('audiences'),
  villages: make('villages'),
  channels: make('channels'),
})

/**
 * Every question's results, or those of one channel; none while there are under five responses. Nothing hidden in one of
 * them can be worked out from all of them together: channels, groups, questions and the totals hide the same people.
 */
export function questionResults(tally: Tally, villages: readonly Named[], channel?: Channel): QuestionResult[] {
  if (tally.responses < SMALL_CELL) return []
  const groups: Groups = { audiences: AUDIENCE_GROUPS, villages: villageGroups(villages), channels: CHANNEL_GROUPS }
  const hidden: HiddenGroups = each((dimension) => {
    const columns = hiddenInColumn(groups[dimension].map(({ id }) => tally[dimension].get(id) ?? 0))
    return new Set(groups[dimension].flatMap(({ id }, at) => (columns[at] ? [id] : [])))
  })
  const published = new Map<string, Published>()
  const results = tally.questions.map((counted) => {
    const shownGroups = each((dimension) => groupsOf(counted[dimension], groups[dimension], hidden[dimension]))
    const split = each((dimension) => mayBeSplit(counted.question, dimension, published))
    const result = questionResult(counted, shownGroups, hidden, split, restsOnHidden(counted, published))
    published.set(counted.question.id, { result, split })
    return { counted, result, split, groups: shownGroups }
  })
  if (!channel) return results.map(({ result }) => result)
  // Groups within a channel are told only where the questions that name the group tell them too.
  const told = (dimension: Dimension) =>
    results.every(
      ({ counted, result }) =>
        groupNamed(counted.question) !== dimension ||
        result.tables.every((table) => table.channels && isWhole(table.channels)),
    )
  const within = (['audiences', 'villages'] as const).filter(told)
  return results.map(({ counted, result, split, groups }) =>
    inChannel(split.channels ? result : nothingOf(result), counted, groups, within, channel),
  )
}

function questionResult(
  counted: QuestionTally,
  groups: Record<Dimension, readonly Group[]>,
  hiddenGroups: HiddenGroups,
  split: Record<Dimension, boolean>,
  givesAway: boolean,
): QuestionResult {
  const { question, all } = counted
  const { id, kind, text } = question
  if (all.n < SMALL_CELL || givesAway) return nothingOf(question)
  const tables = counted.tables.map((table, at): TableResult => {
    const counts = all.tables[at] ?? []
    const hidden = hiddenRows(question, table, counts, all.n, hiddenGroups)
    const result: TableResult = {
      label: table.label,
      exclusive: table.exclusive,
      rows: table.rows.map((row, r) => {
        const count = hidden[r] ? null : (counts[r] ?? 0)
        return { ...row, count, share: count === null ? null : count / all.n }
      }),
    }
    for (const dimension of DIMENSIONS) {
      const isItself = dimension === 'villages' && kind === 'village'
      const cross = split[dimension] && !isItself ? crossOf(table, at, hidden, groups[dimension]) : undefined
      if (cross) result[dimension] = cross
    }
    return result
  })
  const isPartly = tables.some(({ rows }) => rows.some(({ count }) => count === null))
  const hasMean = (kind === 'scale' || kind === 'number') && (!isPartly || all.n >= MEAN_WITH_HIDDEN)
  return {
    id,
    kind,
    text,
    n: all.n,
    ...(hasMean ? { mean: Math.round((counted.sum / all.n) * 10) / 10 } : {}),
    tables,
    texts: shownTexts(counted, tables),
  }
}

/** Which rows of a table are hidden in the total. */
function hiddenRows(
  question: Question,
  { exclusive, rows }: TallyTable,
  counts: readonly number[],
  n: number,
  hiddenGroups: HiddenGroups,
): boolean[] {
  if (!exclusive) return counts.map((count) => isHiddenShare(count, n))
  // A village hidden elsewhere is hidden where people name their village too.
  if (question.kind === 'village')
    return hiddenInColumn(
      counts,
      rows.map(({ id }) => hiddenGroups.villages.has(id)),
    )
  // So is an audience; and the rows of one whose size is shown must not give each other away.
  const options = optionsOf(question)
  const hidden = options.map(({ audience }) => audience !== undefined && hiddenGroups.audiences.has(audience))
  for (const audience of new Set(options.flatMap((option) => option.audience ?? []))) {
    const own = options.flatMap((option, row) => (option.audience === audience ? [row] : []))
    const line = hiddenInColumn(
      own.map((row) => counts[row] ?? 0),
      own.map((row) => hidden[row] === true),
    )
    for (const [at, row] of own.entries()) hidden[row] = line[at] === true
  }
  return hiddenInColumn(counts, hidden)
}

/** Words are shown once five people wrote some, and only where the number of those who could is shown as well. */
function shownTexts({ question, texts }: QuestionTally, tables: readonly TableResult[]): string[] {
  const asking = new Set(optionsOf(question).flatMap(({ id, withText }) => (withText ? [id] : [])))
  const isHidden = tables.some(({ rows }) => rows.some(({ id, count }) => count === null && asking.has(id)))
  return texts.length < SMALL_CELL || isHidden ? [] : [...texts].sort()
}

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
