import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict'

const jieba = Jieba.withDict(dict)

/** Words of a normalised text, the long ones also in their parts, as search engines cut Chinese. */
export const words = (text: string): string[] => jieba.cutForSearch(text, true).filter((word) => word.trim() !== '')

/** A text as the dictionary's words, one after the other; together they are the text. */
const cut = (text: string): string[] => jieba.cut(text, false)

/** Characters of the longest run of words that is looked at as one. */
const LONGEST_RUN = 6

/**
 * A text in which every run of whole words that `meaning` knows stands as what it means; the longest run first, from left
 * to right. Words are never taken apart: 应该我 holds no 该我.
 */
export function replaceRuns(text: string, meaning: (run: readonly string[]) => string | undefined): string {
  const words = cut(text)
  let replaced = ''
  for (let at = 0; at < words.length; ) {
    let taken = Math.min(LONGEST_RUN, words.length - at)
    let meant: string | undefined
    for (; taken > 0; taken--) {
      const run = words.slice(at, at + taken)
      meant = run.join('').length <= LONGEST_RUN || taken === 1 ? meaning(run) : undefined
      if (meant !== undefined) break
    }
    replaced += meant ?? words[at]
    at += Math.max(taken, 1)
  }
  return replaced
}

/** Whether the dictionary knows the text as one word. */
export const isWord = (text: string): boolean => jieba.cut(text, false).length === 1

/** Overlapping pairs of characters within each run of Chinese; other runs whole. A lone character stands for itself. */
export const bigrams = (text: string): string[] =>
  text.split(' ').flatMap((run) => {
    if (run.length < 2 || /^[a-z0-9]+$/.test(run)) return run === '' ? [] : [run]
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
  })

/** Cuts the fillers (咋办, 请问 …) out of a question, longest first; what is left is what it is about. */
export function createFillerFilter(fillers: readonly string[]): (question: string) => string {
  const long = fillers.filter((filler) => filler.length > 1).sort((a, b) => b.length - a.length)
  return (question) =>
    long
      .reduce((text, filler) => text.split(filler).join(' '), question)
      .replace(/ +/g, ' ')
      .trim()
}
