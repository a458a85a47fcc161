import * as v from 'valibot'
import { ContactSchema } from './directory'
import { GuideSummarySchema } from './guides'
import { LessonSummarySchema } from './lessons'

/** What a search is asked with: at most 100 characters are looked at. */
export const SearchTextSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, '请输入要找的内容'),
  v.maxLength(100, '写短一点，最多 100 个字'),
)

/** An article found by search: `text` is the paragraph that matched. */
export const ArticleHitSchema = v.object({
  statute: v.string(),
  label: v.string(),
  text: v.string(),
  section: v.string(),
})
export type ArticleHit = v.InferOutput<typeof ArticleHitSchema>

/**
 * What is found may only be near: `answered` is false when nothing meets the question well, and then whom to call comes
 * first. Lessons first, then articles (at most two a statute), then whom to call.
 */
export const SearchReplySchema = v.object({
  lessons: v.array(LessonSummarySchema),
  articles: v.array(ArticleHitSchema),
  contacts: v.array(ContactSchema),
  /** How to apply for what was asked. */
  guides: v.array(GuideSummarySchema),
  /** Whom the question names by village and office: 某村网格员电话. */
  people: v.array(ContactSchema),
  /** Villages whose own rules were asked for. */
  rules: v.array(v.object({ villageId: v.string(), name: v.string() })),
  /** Somebody of the asker's village, or its rules, were asked for, and which village that is nobody has said. */
  villageNeeded: v.optional(v.boolean(), false),
  /** Words to highlight in what was found: the query's own and their legal equivalents. */
  terms: v.array(v.string()),
  answered: v.boolean(),
})
export type SearchReply = v.InferOutput<typeof SearchReplySchema>

/** A legal term (`term`, with other spellings in `also`) explained in a villager's words. */
export const GlossaryEntrySchema = v.object({
  term: v.pipe(v.string(), v.minLength(2)),
  also: v.optional(v.array(v.string()), []),
  plain: v.pipe(v.string(), v.minLength(4), v.maxLength(80)),
})
export type GlossaryEntry = v.InferOutput<typeof GlossaryEntrySchema>

/** A ranking to be fused: ids best first, and how much it counts. */
export interface Ranking<T> {
  ids: readonly T[]
  weight: number
}

/**
 * Reciprocal rank fusion: each ranking gives `weight / (60 + place)` to what it names. Ties keep the order in which ids
 * were first named, so the same input always gives the same output.
 */
export function fuse<T>(rankings: readonly Ranking<T>[]): Map<T, number> {
  const scores = new Map<T, number>()
  for (const { ids, weight } of rankings)
    ids.forEach((id, place) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (60 + place))
    })
  return new Map([...scores].sort((a, b) => b[1] - a[1]))
}
