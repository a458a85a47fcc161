import { createHash } from 'node:crypto'
import type { Citation, Statute } from '@domain/statutes'
import * as v from 'valibot'

/** One cited article as it stood when the lesson was reviewed: the statute's version and a short hash of the article's text. */
export const ReviewedArticleSchema = v.object({
  statute: v.string(),
  article: v.string(),
  version: v.string(),
  hash: v.string(),
})
export type ReviewedArticle = v.InferOutput<typeof ReviewedArticleSchema>

/** `content/reviewed-citations.json`: by lesson id, written by `npm run content:reviewed`, never by hand. */
export const ReviewRecordSchema = v.record(v.string(), v.array(ReviewedArticleSchema))
export type ReviewRecord = v.InferOutput<typeof ReviewRecordSchema>

/** The record of a lesson's citations as they stand now, each article once. */
export function recordOf(
  citations: readonly Citation[],
  find: (title: string) => Statute | undefined,
): ReviewedArticle[] {
  const record = new Map<string, ReviewedArticle>()
  for (const { statute: title, article: label } of citations) {
    const statute = find(title)
    const article = statute?.articles.find((a) => a.label === label)
    if (!statute || !article) continue
    const hash = createHash('sha256').update(article.paragraphs.join('\n')).digest('hex').slice(0, 16)
    record.set(`${title} ${label}`, { statute: title, article: label, version: statute.version, hash })
  }
  return [...record.values()]
}

/**
 * Why a lesson must be reviewed again (待复核), one sentence per article: its text changed since the review, it was
 * added to the lesson since, or the lesson was never reviewed. A new version that left the article's words alone is no reason.
 */
export function reviewReasons(
  citations: readonly Citation[],
  reviewed: readonly ReviewedArticle[] | undefined,
  find: (title: string) => Statute | undefined,
): string[] {
  if (!reviewed) return ['引用的条文还没有人复核过']
  return recordOf(citations, find).flatMap((now) => {
    const then = reviewed.find((r) => r.statute === now.statute && r.article === now.article)
    if (!then) return [`新引用了《${now.statute}》${now.article}，还没有复核`]
    return then.hash === now.hash
      ? []
      : [`《${now.statute}》${now.article}的条文变了（${then.version} → ${now.version}），请核对内容`]
  })
}
