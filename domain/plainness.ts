/** How plainly a lesson is written, measured: sentence length, legal words without an explanation, rare characters. */
import { statedText } from './figures'
import type { Lesson } from './lessons'
import { plainText } from './lessons'
import type { GlossaryEntry } from './search'

/** The bounds a lesson must keep. */
export const PLAINNESS_BOUNDS = { averageSentence: 20, longestSentence: 45 }

export interface Plainness {
  /** Average number of characters in a sentence, without punctuation. */
  average: number
  longest: string
  /** Legal words that neither the glossary nor the lesson's own text explains. */
  unexplained: string[]
  /** Characters outside the common ones. */
  rare: string[]
}

/** What a lesson is measured against. */
export interface PlainnessRules {
  glossary: readonly Pick<GlossaryEntry, 'term' | 'also'>[]
  /** Legal words a villager is not expected to know. */
  jargon: readonly string[]
  isCommon: (character: string) => boolean
}

/** Sentences of a text, without punctuation and white space; a sentence ends at 。！？； or at the end of a line. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/[。！？；\n]/)
    .map((sentence) => sentence.replace(/[\p{P}\p{S}\s]/gu, ''))
    .filter((sentence) => sentence.length > 0)

/** A word counts as explained where the text goes on to say what it is: 仲裁（…）, 仲裁，就是…, 仲裁是指…. */
const explainsItself = (text: string, word: string): boolean =>
  new RegExp(`${word}[”」]?(?:（|，?(?:就?是|也?叫|指))`).test(text)

/** Measures the lesson's body; titles and lists count as sentences of their own. */
export function measurePlainness(lesson: Lesson, rules: PlainnessRules): Plainness {
  const body = lesson.sections.map((section) => plainText(section.blocks)).join('\n')
  const sentences = sentencesOf(body)
  const total = sentences.reduce((sum, sentence) => sum + sentence.length, 0)
  const known = new Set(rules.glossary.flatMap((entry) => [entry.term, ...entry.also]))
  const text = statedText(lesson)
  return {
    average: sentences.length === 0 ? 0 : total / sentences.length,
    longest: sentences.reduce((longest, next) => (next.length > longest.length ? next : longest), ''),
    unexplained: rules.jargon.filter((word) => text.includes(word) && !known.has(word) && !explainsItself(text, word)),
    rare: [...new Set(text.match(/\p{Script=Han}/gu) ?? [])].filter((character) => !rules.isCommon(character)),
  }
}

/** What is outside the bounds, one sentence a fault. */
export function plainnessFaults(measured: Plainness): string[] {
  const { averageSentence, longestSentence } = PLAINNESS_BOUNDS
  return [
    ...(measured.average > averageSentence
      ? [`句子平均 ${measured.average.toFixed(1)} 个字，要在 ${averageSentence} 个字以内`]
      : []),
    ...(measured.longest.length > longestSentence
      ? [`有一句 ${measured.longest.length} 个字，要在 ${longestSentence} 个字以内：${measured.longest}`]
      : []),
    ...(measured.unexplained.length > 0
      ? [`这些法律词语要解释，或者写进 content/glossary.yaml：${measured.unexplained.join('、')}`]
      : []),
    ...(measured.rare.length > 0 ? [`这些字不常用，请换一个说法：${measured.rare.join('')}`] : []),
  ]
}
