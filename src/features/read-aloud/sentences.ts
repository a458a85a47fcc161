import { type Block, type LessonDetail, SECTION_TITLES } from '@domain/lessons'

/** Where a paragraph stands: `law.0.2` is section, block, item; empty for words that are only heard. */
export type Place = string

/** A sentence to be read aloud, and where its characters stand on the screen. */
export interface Sentence {
  place: Place
  from: number
  to: number
  text: string
}

/** A sentence with the marks that end it, or what is left at the end: every character belongs to one. */
const SENTENCE = /[^。！？；]*[。！？；]+[”’）]?|[^。！？；]+$/g

/** A lesson as it is read aloud: its title, its answer, then every section under its name. */
export const sentencesOf = (lesson: Pick<LessonDetail, 'title' | 'summary' | 'sections'>): Sentence[] =>
  sectionedSentences(lesson, SECTION_TITLES)

/** Anything of titled sections as it is read aloud. */
export const sectionedSentences = <K extends string>(
  { title, summary, sections }: { title: string; summary: string; sections: readonly { kind: K; blocks: Block[] }[] },
  titles: Record<K, string>,
): Sentence[] => [
  heard(title),
  heard(summary),
  ...sections.flatMap((section) => [
    heard(titles[section.kind]),
    ...section.blocks.flatMap((block, index) => blockSentences(block, `${section.kind}.${index}`)),
  ]),
]

const heard = (text: string): Sentence => ({ place: '', from: 0, to: 0, text })

/** Words under a title that is heard before them. */
export interface PlainSection {
  title: string
  paragraphs: readonly string[]
}

/** Where a paragraph of plain sections stands, both counted from 0. */
export const plainPlace = (section: number, paragraph: number): Place => `${section}.${paragraph}`

/** Plain sections as they are read aloud. */
export const plainSentences = (sections: readonly PlainSection[]): Sentence[] =>
  sections.flatMap(({ title, paragraphs }, section) => [
    heard(title),
    ...paragraphs.flatMap((text, paragraph) => cut(text, plainPlace(section, paragraph))),
  ])

/** A text that is only heard, such as a loudspeaker script, sentence by sentence. */
export const spokenSentences = (text: string): Sentence[] => (text.match(SENTENCE) ?? []).map(heard)

function blockSentences(block: Block, place: string): Sentence[] {
  const items = block.kind === 'paragraph' ? [block.spans] : block.items
  return items.flatMap((spans, index) => cut(spans.map((span) => span.text).join(''), `${place}.${index}`))
}

function cut(text: string, place: string): Sentence[] {
  const sentences: Sentence[] = []
  for (const match of text.match(SENTENCE) ?? []) {
    const from = sentences[sentences.length - 1]?.to ?? 0
    sentences.push({ place, from, to: from + match.length, text: match })
  }
  return sentences
}
