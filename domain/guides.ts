/**
 * 服务指南 as 一次告知单: who may apply, what to bring, where, how, how long, what it costs, and the law it rests on; one file a
 * service in `content/guides`, checked as lessons are.
 */
import * as v from 'valibot'
import { ContactSchema } from './directory'
import { figuresIn } from './figures'
import { parseSectioned } from './lesson-markdown'
import { BlockSchema, CheckedCitationSchema, plainText } from './lessons'
import { CitationSchema } from './statutes'
import { TopicSchema } from './topics'

/** The parts of a guide in their order; each must be there. */
export const GUIDE_SECTIONS = {
  who: '谁能办',
  bring: '带什么',
  where: '去哪里办',
  steps: '怎么办',
  time: '多长时间',
  cost: '收不收钱',
} as const
export type GuideSectionKind = keyof typeof GUIDE_SECTIONS
export const GUIDE_SECTION_KINDS = Object.keys(GUIDE_SECTIONS) as [GuideSectionKind, ...GuideSectionKind[]]

const guideHead = {
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'id 只能用小写字母、数字和短横线')),
  title: v.pipe(v.string(), v.minLength(2), v.maxLength(24, '标题最多 24 个字')),
  /** What it is good for, in one sentence. */
  summary: v.pipe(v.string(), v.minLength(6), v.maxLength(60, '简介最多 60 个字')),
  topics: v.pipe(v.array(TopicSchema), v.minLength(1, '至少写一个主题')),
}

const GuideFrontMatterSchema = v.object({
  ...guideHead,
  /** How people ask for it; search goes by it. */
  say: v.pipe(v.array(v.pipe(v.string(), v.minLength(2))), v.minLength(2, '至少写两种问法')),
  /** Ids of contacts of the directory to call about it. */
  contacts: v.array(v.string()),
  citations: v.pipe(v.array(CitationSchema), v.minLength(1, '至少要有一条依据')),
})

const SectionsSchema = v.array(v.object({ kind: v.picklist(GUIDE_SECTION_KINDS), blocks: v.array(BlockSchema) }))

/** A guide as its file holds it. */
export const GuideSchema = v.object({ ...GuideFrontMatterSchema.entries, sections: SectionsSchema })
export type Guide = v.InferOutput<typeof GuideSchema>

/** A guide as lists and search show it. */
export const GuideSummarySchema = v.object(guideHead)
export type GuideSummary = v.InferOutput<typeof GuideSummarySchema>

/** A guide as the reader opens it: whom to call with their numbers, citations with the version they were checked against. */
export const GuideDetailSchema = v.object({
  ...guideHead,
  sections: SectionsSchema,
  citations: v.array(CheckedCitationSchema),
  contacts: v.array(ContactSchema),
})
export type GuideDetail = v.InferOutput<typeof GuideDetailSchema>

/** Parses one guide. Throws `LessonFormatError` naming what to mend. */
export const parseGuide = (source: string): Guide =>
  parseSectioned(source, GuideFrontMatterSchema, {
    titles: GUIDE_SECTIONS,
    order: GUIDE_SECTION_KINDS,
    required: GUIDE_SECTION_KINDS,
  })

export const summariseGuide = ({ id, title, summary, topics }: Guide): GuideSummary => ({ id, title, summary, topics })

/** Everything a guide says, without its citations. */
export const guideText = (guide: Pick<Guide, 'title' | 'summary' | 'sections'>): string =>
  [guide.title, guide.summary, ...guide.sections.map(({ blocks }) => plainText(blocks))].join('\n')

/** Figures the guide states that stand in none of `articles` (full texts of the cited articles), each once. */
export function unfoundedGuideFigures(guide: Guide, articles: readonly string[]): string[] {
  const founded = new Set(articles.flatMap(figuresIn))
  return [...new Set(figuresIn(guideText(guide)))].filter((figure) => !founded.has(figure))
}
