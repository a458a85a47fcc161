import { figuresIn, placeOfFigure, unfoundedFigures } from '@domain/figures'
import type { KeyDate } from '@domain/keydates'
import type { LessonFault } from '@domain/lesson-editing'
import type { Lesson } from '@domain/lessons'
import { measurePlainness, type Plainness, plainnessFaults } from '@domain/plainness'
import type { GlossaryEntry } from '@domain/search'
import { citationFault } from '@domain/statutes'
import * as v from 'valibot'
import type { StatuteLibrary } from '../statutes/library'

/** `content/plainness.yaml`: legal words to explain, and exceptions somebody reviewed, each with its reason. */
export const WritingRulesSchema = v.object({
  allowedCharacters: v.array(v.object({ character: v.pipe(v.string(), v.length(1)), why: v.string() })),
  jargon: v.array(v.string()),
  figureExceptions: v.array(
    v.object({ lesson: v.string(), figure: v.string(), why: v.pipe(v.string(), v.minLength(4)) }),
  ),
})
export type WritingRules = v.InferOutput<typeof WritingRulesSchema>

/** What a lesson is checked against. */
export interface LessonStandards {
  statutes: StatuteLibrary
  keyDates: readonly KeyDate[]
  glossary: readonly GlossaryEntry[]
  writing: WritingRules
}

/** The 3,755 common characters: level 1 of GB/T 2312, which every decoder of GB 18030 holds. */
function commonCharacters(): Set<string> {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set<string>()
  for (let high = 0xb0; high <= 0xd7; high++)
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++)
      characters.add(decoder.decode(new Uint8Array([high, low])))
  return characters
}
const COMMON = commonCharacters()

export function plainnessOf(lesson: Lesson, { glossary, writing }: LessonStandards): Plainness {
  const allowed = new Set(writing.allowedCharacters.map(({ character }) => character))
  return measurePlainness(lesson, {
    glossary,
    jargon: writing.jargon,
    isCommon: (character) => COMMON.has(character) || allowed.has(character),
  })
}

/**
 * Everything that is wrong with a lesson, for its writer: citations that don't stand, unknown key dates, figures that no
 * cited article holds, and what is not plain. Errors stop review and publication, warnings are to be weighed.
 */
export function lessonFaults(lesson: Lesson, standards: LessonStandards): LessonFault[] {
  const { statutes, keyDates, writing } = standards
  const excepted = new Set(writing.figureExceptions.filter((e) => e.lesson === lesson.id).map((e) => e.figure))
  const articles = lesson.citations.flatMap((citation) => {
    const article = statutes.find(citation.statute)?.articles.find((a) => a.label === citation.article)
    return article ? [article.paragraphs.join('\n')] : []
  })
  const used = new Set(
    lesson.sections.flatMap(({ blocks }) =>
      blocks
        .flatMap((block) => (block.kind === 'paragraph' ? block.spans : block.items.flat()))
        .flatMap((s) => s.cite ?? []),
    ),
  )
  const error = (message: string): LessonFault => ({ level: 'error', message })
  return [
    ...lesson.citations.flatMap((citation) => citationFault(citation, statutes.find) ?? []).map(error),
    ...lesson.citations.flatMap((_, at) =>
      used.has(at + 1) ? [] : [error(`第 ${at + 1} 条引用没有用到，正文里写 [^${at + 1}]`)],
    ),
    ...lesson.keyDates
      .filter((id) => !keyDates.some((date) => date.id === id))
      .map((id) => error(`普法节点 ${id} 不在 content/keydates.yaml`)),
    ...unfoundedFigures(lesson, articles)
      .filter((figure) => !excepted.has(figure))
      .map((figure) => error(`${placeOfFigure(lesson, figure)}里的“${figure}”在引用的条文里找不到`)),
    ...plainnessFaults(plainnessOf(lesson, standards)).map(error),
    ...(lesson.broadcast && figuresIn(lesson.broadcast).length === 0 && /\d/.test(lesson.broadcast)
      ? [{ level: 'warning' as const, message: '广播稿里的数字要写成汉字，照着念不会错' }]
      : []),
    ...(lesson.broadcast ? [] : [{ level: 'warning' as const, message: '还没有大喇叭广播稿' }]),
  ]
}
