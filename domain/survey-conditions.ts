/**
 * A question asked on a condition counts the people its condition holds for, so its numbers could give away a count that
 * is hidden at the question it rests on. Here is decided what of it may be shown.
 */
import { leavesOf, type Question, type SimpleCondition } from './survey'
import type { Dimension } from './survey-cross'
import type { QuestionResult, TableResult } from './survey-results'
import { isHiddenShare } from './survey-suppress'
import type { QuestionTally } from './survey-tally'

/** An earlier question as it is shown, and whether its numbers may be told by group. */
export interface Published {
  result: QuestionResult
  split: Record<Dimension, boolean>
}

/** Whether a row of the question rested on is one for which the condition holds. */
const satisfies = (leaf: SimpleCondition, rowId: string): boolean =>
  'includes' in leaf ? rowId === leaf.includes : 'atLeast' in leaf && Number(rowId) >= leaf.atLeast

/** The table that counts everybody who chose a row (a ranking's second). */
const choosing = ({ tables }: QuestionResult): TableResult | undefined => tables[tables.length - 1]

/** Whether how many were asked this question would give away counts that are hidden at the questions it rests on. */
export function restsOnHidden({ question, all }: QuestionTally, published: ReadonlyMap<string, Published>): boolean {
  return leavesOf(question.when).some((leaf) => {
    const target = published.get(leaf.question)?.result
    if (!target || target.n === null) return true
    if ('answered' in leaf) return false
    const table = choosing(target)
    if (!table) return isHiddenShare(all.n, target.n)
    const hidden = table.rows.filter(({ count }) => count === null)
    const inside = hidden.filter(({ id }) => satisfies(leaf, id)).length
    // What all hidden rows of a table come to can be worked out anyway.
    return inside > 0 && !(table.exclusive && inside === hidden.length)
  })
}

/** Whether a question's numbers by group say no more than those of the questions it rests on. */
export function mayBeSplit(
  { when }: Question,
  dimension: Dimension,
  published: ReadonlyMap<string, Published>,
): boolean {
  return leavesOf(when).every((leaf) => {
    const target = published.get(leaf.question)
    if (!target?.split[dimension]) return false
    if ('answered' in leaf) return true
    const cross = choosing(target.result)?.[dimension]
    const rested = choosing(target.result)?.rows.filter(({ id }) => satisfies(leaf, id)) ?? []
    return rested.every(({ id }) =>
      cross?.rows.some((row) => row.id === id && row.counts.every((count) => count !== null)),
    )
  })
}
