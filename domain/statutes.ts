import * as v from 'valibot'
import { LocalDateSchema } from './time'

/** `current` may be cited; `check` and `superseded` are shown with their note and never cited by article. */
export const StatuteStatusSchema = v.picklist(['current', 'check', 'superseded'])
export type StatuteStatus = v.InferOutput<typeof StatuteStatusSchema>

/** One article (条): `suffix` 2 with `number` 287 is 第二百八十七条之二; `section` is the chapter path it stands under. */
export const ArticleSchema = v.object({
  number: v.pipe(v.number(), v.integer(), v.minValue(0)),
  suffix: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  label: v.pipe(v.string(), v.minLength(1)),
  section: v.string(),
  paragraphs: v.array(v.string()),
})
export type Article = v.InferOutput<typeof ArticleSchema>

/** A law in one version, as it stands in `content/statutes`. `version` is the date of adoption of this text. */
export const StatuteSchema = v.object({
  title: v.pipe(v.string(), v.minLength(1)),
  version: LocalDateSchema,
  /** The day this text took effect, where the law's own last article or a published note says it. */
  inForce: v.optional(LocalDateSchema),
  status: StatuteStatusSchema,
  note: v.optional(v.string()),
  /** Where the text was taken from. */
  source: v.string(),
  history: v.array(v.object({ date: LocalDateSchema, event: v.string() })),
  articles: v.pipe(v.array(ArticleSchema), v.minLength(1)),
  annex: v.optional(v.array(v.string())),
})
export type Statute = v.InferOutput<typeof StatuteSchema>

/** A citation (引用): the quoted words must stand, word for word, in one paragraph of the article. */
export const CitationSchema = v.object({
  statute: v.pipe(v.string(), v.minLength(1)),
  article: v.pipe(v.string(), v.regex(/^第.+条(之.+)?$/, '条号要写成“第三条”这样')),
  quote: v.pipe(v.string(), v.minLength(6, '引文太短')),
})
export type Citation = v.InferOutput<typeof CitationSchema>

/** The name people use: without 中华人民共和国. */
export const shortTitle = (title: string): string => title.replace(/^中华人民共和国/, '')

/**
 * Why a citation may not be used, or undefined when it is good: the statute is in the library and current, has the
 * article, and the quote stands in one paragraph of it character for character.
 */
export function citationFault(citation: Citation, find: (title: string) => Statute | undefined): string | undefined {
  const statute = find(citation.statute)
  if (!statute) return `法规库里没有《${citation.statute}》`
  if (statute.status !== 'current')
    return `《${citation.statute}》状态为 ${statute.status}，不能引用条文：${statute.note ?? ''}`
  const article = statute.articles.find((a) => a.label === citation.article)
  if (!article) return `《${citation.statute}》没有${citation.article}`
  return article.paragraphs.some((paragraph) => paragraph.includes(citation.quote))
    ? undefined
    : `《${citation.statute}》${citation.article}里没有这句话：${citation.quote}`
}

/**
 * The statute with `inForce` filled in where its own text or history says when this version took effect: a 施行 date in
 * the history on or after the version, or the last article's date when the text was never amended after adoption. For an amended law
 * that names only its first day in force the answer is not in the text, so none is given.
 */
export function withInForce(statute: Statute): Statute {
  if (statute.inForce) return statute
  const inForce = inForceOf(statute)
  return inForce ? { ...statute, inForce } : statute
}

function inForceOf(statute: Statute): string | undefined {
  const recorded = statute.history.find((entry) => entry.event.includes('施行') && entry.date >= statute.version)
  if (recorded) return recorded.date
  const text = statute.articles.map((article) => article.paragraphs.join('')).join('\n')
  const match = /本(?:法|条例|规定|办法|解释|决定)自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施)/.exec(text)
  if (match) {
    const date = `${match[1]}-${String(match[2]).padStart(2, '0')}-${String(match[3]).padStart(2, '0')}`
    return date >= statute.version ? date : undefined
  }
  const sinceProclaimed = /本(?:法|条例|规定|办法|解释|决定)自(?:公布|发布)之日起施行/.test(text)
  const proclaimed = statute.history.some((entry) => entry.date === statute.version && /公布|发布/.test(entry.event))
  return sinceProclaimed && proclaimed && statute.history.every((entry) => entry.date <= statute.version)
    ? statute.version
    : undefined
}
