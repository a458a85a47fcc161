/**
 * The file form of a lesson: YAML front matter, then one `##` section per part (see `SECTION_TITLES`). The subset of
 * Markdown: paragraphs, ordered lists (numbered steps), bullet lists, `**bold**`, and `[^2]` after a claim, which rests
 * it on the second citation. Anything else is refused with the place named, so that nothing is lost silently.
 */
import type { Content, Paragraph, PhrasingContent, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import * as v from 'valibot'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { issueInWords } from './errors'
import {
  type Block,
  type Lesson,
  LessonFrontMatterSchema,
  plainText,
  readingMinutes,
  SECTION_KINDS,
  SECTION_TITLES,
  type Span,
} from './lessons'

/** What the parts of a head are called where somebody fills them in. */
const PARTS: Record<string, string> = {
  id: '网址里的短名',
  title: '标题',
  summary: '一句话答案',
  audiences: '给谁看',
  topics: '主题',
  keyDates: '普法节点',
  status: '状态',
  citations: '引用的法条',
  statute: '法规',
  article: '条号',
  quote: '引文',
  quiz: '小测',
  question: '题目',
  options: '选项',
  answer: '答案',
  reason: '理由',
  broadcast: '大喇叭稿',
}

/** A dotted path of a head as somebody would say it: 小测第 1 个的理由. */
const placeInWords = (path: string): string =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 个` : (PARTS[part] ?? part)))
    .join('') || '抬头'

/** A lesson's file that cannot be read; the message is Chinese for whoever writes lessons. */
export class LessonFormatError extends Error {}

/** Which parts a file may have, in which order, and which of them it must have. */
interface Layout<K extends string> {
  titles: Record<K, string>
  order: readonly K[]
  required: readonly K[]
}

type Sections<K extends string> = { kind: K; blocks: Block[] }[]

/** Parses one lesson file. Throws `LessonFormatError` naming what to mend. */
export function parseLesson(source: string): Lesson {
  const lesson = parseSectioned(source, LessonFrontMatterSchema, {
    titles: SECTION_TITLES,
    order: SECTION_KINDS,
    required: ['story', 'law', 'steps', 'where'],
  })
  return { ...lesson, minutes: readingMinutes(lesson.sections.map((section) => plainText(section.blocks)).join('')) }
}

/** Parses a file of front matter and `##` parts. Throws `LessonFormatError` naming what to mend. */
export function parseSectioned<
  const S extends v.GenericSchema<unknown, { citations: readonly unknown[] }>,
  K extends string,
>(source: string, schema: S, layout: Layout<K>): v.InferOutput<S> & { sections: Sections<K> } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(source)
  if (!match) throw new LessonFormatError('文件要以 --- 包起来的抬头开始')
  const head = v.safeParse(schema, parseHead(match[1] as string))
  if (!head.success) {
    const faults = head.issues.map((issue) => `${placeInWords(v.getDotPath(issue) ?? '')}：${issueInWords(issue)}`)
    throw new LessonFormatError(faults.join('；'))
  }
  const sections = parseSections(fromMarkdown(match[2] as string), head.output.citations.length, layout)
  return { ...head.output, sections }
}

function parseHead(yaml: string): unknown {
  try {
    return parseYaml(yaml)
  } catch (error) {
    // The head's first line is the file's second. Anything else it throws is about an alias (`*name`), which has no line.
    const line = error instanceof YAMLParseError && error.linePos ? `第 ${error.linePos[0].line + 1} 行` : ''
    throw new LessonFormatError(`抬头${line}格式不对，请看缩进、冒号、引号和星号`)
  }
}

function parseSections<K extends string>(root: Root, citations: number, layout: Layout<K>): Sections<K> {
  const { titles, order, required } = layout
  const sections: Sections<K> = []
  for (const node of root.children) {
    if (node.type === 'heading') {
      const kind = node.depth === 2 ? order.find((each) => titles[each] === textOf(node.children)) : undefined
      if (!kind) throw new LessonFormatError(`不认识的标题“${textOf(node.children)}”`)
      sections.push({ kind, blocks: [] })
    } else {
      const section = sections[sections.length - 1]
      if (!section) throw new LessonFormatError(`正文要写在“## ${titles[order[0] as K]}”这样的标题下面`)
      section.blocks.push(...parseBlocks(node, citations))
    }
  }
  const kinds = sections.map((section) => section.kind)
  if (kinds.join() !== order.filter((kind) => kinds.includes(kind)).join())
    throw new LessonFormatError(`各部分要按这个顺序、不重复：${order.map((kind) => titles[kind]).join('、')}`)
  for (const kind of required) if (!kinds.includes(kind)) throw new LessonFormatError(`缺少“${titles[kind]}”`)
  return sections
}

function parseBlocks(node: Content, citations: number): Block[] {
  if (node.type === 'paragraph')
    return linesOf(node.children).map((line) => ({ kind: 'paragraph', spans: parseSpans(line, citations) }))
  if (node.type === 'list') {
    const items = node.children.map((item) => {
      const [only, ...more] = item.children
      if (only?.type !== 'paragraph' || more.length > 0) throw new LessonFormatError('列表的每一条只能是一段话')
      return parseSpans((only as Paragraph).children, citations)
    })
    return [{ kind: node.ordered ? 'steps' : 'list', items }]
  }
  throw new LessonFormatError(`正文里不能用 ${node.type}`)
}

/** Each line is a paragraph of its own, as whoever writes in a plain text field means it: a phone is narrow. */
function linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    const parts: PhrasingContent[] =
      node.type === 'text' ? node.value.split(/\s*\n\s*/).map((value) => ({ type: 'text', value })) : [node]
    parts.forEach((part, at) => {
      if (at > 0) lines.push([])
      if (part.type !== 'text' || part.value !== '') lines[lines.length - 1]?.push(part)
    })
  }
  return lines.filter((line) => line.length > 0)
}

function parseSpans(nodes: readonly PhrasingContent[], citations: number): Span[] {
  return nodes.flatMap((node): Span[] => {
    if (node.type === 'text') return splitCitations(node.value, citations)
    if (node.type === 'strong')
      return splitCitations(textOf(node.children), citations).map((span) => ({ ...span, bold: true }))
    throw new LessonFormatError(`文字里不能用 ${node.type}`)
  })
}

/** Cuts `…满一年[^1]。` into the words before each mark, which carry its number, and the rest. */
function splitCitations(text: string, citations: number): Span[] {
  const joined = text.replace(/\s*\n\s*/g, '')
  const spans: Span[] = []
  let from = 0
  for (const mark of joined.matchAll(/\[\^(\d+)\]/g)) {
    const cite = Number(mark[1])
    if (cite < 1 || cite > citations) throw new LessonFormatError(`[^${cite}] 没有对应的引用`)
    spans.push({ text: joined.slice(from, mark.index), cite })
    from = mark.index + mark[0].length
  }
  if (from < joined.length) spans.push({ text: joined.slice(from) })
  return spans
}

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'children' in node ? textOf(node.children) : '')).join('')
