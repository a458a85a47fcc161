/** Works the figures of the yearly report out of records, groups under five hidden. */
import type { Figure, FigureValue, ReportFacts, ReportPeriod, ReportRecords, ReportSource } from './report'
import { hiddenInColumn, SMALL_CELL } from './survey-suppress'
import type { LocalDate } from './time'

/** A record with its share in a figure, and in what the figure is divided by. */
export interface CountedRecord {
  id: string
  date: string
  title: string
  amount: number
  over?: number
}

/** A figure whose record type is left open: what is common to all of them. */
interface AnyFigure {
  source: ReportSource
  of: (record: ReportRecords[ReportSource]) => number
  over?: (record: ReportRecords[ReportSource]) => number
  by?: readonly { title: string; groups: (record: ReportRecords[ReportSource]) => readonly string[] }[]
}
/** A figure reads only records of its own source, which is what it is handed below. */
const open = (figure: Figure) => figure as unknown as AnyFigure

/** The middle one of some numbers, or the mean of the two in the middle; null of none. */
function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** One group of one of a figure's breakdowns: 按主题, 劳动维权. */
export interface ReportGroup {
  by: string
  group: string
}

/** The records with a share in a figure or in one of its groups, in order of date, of one day the largest first: they add up to its value. */
export function countedRecords(figure: Figure, facts: ReportFacts, within?: ReportGroup): CountedRecord[] {
  const { source, of, over, by } = open(figure)
  const groups = within && by?.find(({ title }) => title === within.by)?.groups
  return facts[source]
    .filter((record) => within === undefined || groups?.(record).includes(within.group))
    .map((record) => ({
      id: record.id,
      date: record.date,
      title: record.title,
      amount: of(record),
      ...(over ? { over: over(record) } : {}),
    }))
    .filter(({ amount, over: share }) => amount > 0 || (share ?? 0) > 0)
    .sort((a, b) => (a.date === b.date ? b.amount - a.amount || (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
}

/** Counted records as they may be listed: of answers given in confidence, what is under five is hidden. */
export function shownRecords(figure: Figure, records: readonly CountedRecord[]) {
  if (!figure.confidential) return records
  const hidden = hiddenInColumn(records.map(({ amount, over }) => over ?? amount))
  return records.map((record, at) =>
    hidden[at] ? { ...record, amount: null, ...(record.over === undefined ? {} : { over: null }) } : record,
  )
}

/** The value of counted records: their sum, or the mean, share or middle one where the figure is one; null where it is hidden. */
export function figureTotal(figure: Figure, records: readonly CountedRecord[]): number | null {
  const total = sum(records.map(({ amount }) => amount))
  const people = figure.over ? sum(records.map((record) => record.over ?? 0)) : total
  if (figure.confidential && people > 0 && people < SMALL_CELL) return null
  if (!figure.over) return total
  if (figure.median) return median(records.flatMap(({ amount, over }) => (over ? [amount] : [])))
  return people === 0 ? null : total / people
}

/** How much of a figure falls into each group of one breakdown. */
function groupsOf(figure: Figure, at: number, facts: ReportFacts): Map<string, number> {
  const { source, of, by } = open(figure)
  const groups = new Map<string, number>()
  for (const record of facts[source]) {
    const amount = of(record)
    if (amount === 0) continue
    for (const name of by?.[at]?.groups(record) ?? []) groups.set(name, (groups.get(name) ?? 0) + amount)
  }
  return groups
}

/** Hides groups of people under five and what subtraction would give away; their sum is known. */
function withoutSmall(figure: Figure, counts: readonly number[]): (number | null)[] {
  if (!figure.persons) return [...counts]
  const hidden = hiddenInColumn(counts)
  return counts.map((count, at) => (hidden[at] ? null : count))
}

/** A figure of a period beside the same span a year before, where that is known. */
export function figureValue(figure: Figure, facts: ReportFacts, before: ReportFacts | undefined): FigureValue {
  const past = figure.stock ? undefined : before
  return {
    id: figure.id,
    value: figureTotal(figure, countedRecords(figure, facts)),
    ...(past ? { before: figureTotal(figure, countedRecords(figure, past)) } : {}),
    by: (figure.by ?? []).map(({ title }, at) => {
      const now = groupsOf(figure, at, facts)
      const then = past ? groupsOf(figure, at, past) : new Map<string, number>()
      const names = [...new Set([...now.keys(), ...then.keys()])]
      const values = withoutSmall(
        figure,
        names.map((name) => now.get(name) ?? 0),
      )
      const beforeThat = withoutSmall(
        figure,
        names.map((name) => then.get(name) ?? 0),
      )
      return {
        title,
        groups: names
          .map((name, index) => ({
            name,
            value: values[index] ?? null,
            ...(past ? { before: beforeThat[index] ?? null } : {}),
          }))
          // Hidden ones last and by name, so that their order says nothing of their size.
          .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.name < b.name ? -1 : 1)),
      }
    }),
  }
}

/** The same span a year before; the 29th of February becomes the 28th. */
export function yearBefore({ from, to }: ReportPeriod): ReportPeriod {
  const back = (date: LocalDate) => {
    const year = `${Number(date.slice(0, 4)) - 1}`
    return date.endsWith('-02-29') ? `${year}-02-28` : `${year}${date.slice(4)}`
  }
  // A span that ends with February ends with it in both years.
  const end = back(to)
  const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return {
    from: back(from),
    to: to.endsWith('-02-28') && isLeap(Number(end.slice(0, 4))) ? `${end.slice(0, 8)}29` : end,
  }
}
