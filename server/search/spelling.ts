import { pinyin } from 'pinyin-pro'
import { isWord, replaceRuns } from './tokens'

/** The sounds of a text without tones, with the pairs northern speech and phone keyboards mix up folded: zh/z, ng/n … */
const soundsOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true })
const fold = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n')

const LONGEST = 6
/** Letters an expression needs to be looked for inside a longer text: shorter ones stand in any text by chance. */
const FEWEST_LETTERS = 5
const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)

/** Finds what a misspelt or latin-typed question means, among the expressions the service knows. */
export interface Speller {
  /** Known expressions for text typed in latin letters: initials (ldht), full pinyin (laodonghetong) or a sentence in it, best first. */
  fromLatin(text: string): string[]
  /** The question with homophones (劳动和同) and single wrong characters (劳功合同) put right; unchanged when none is found. */
  correct(question: string): string
}

/**
 * `vocabulary` is what may be meant by latin letters; `terms`, the legal words among it, what a misspelt word may be put
 * right to. `common` words (了, 给 …) are never taken for part of a misspelling.
 */
export function createSpeller(
  vocabulary: readonly string[],
  terms: readonly string[],
  common: ReadonlySet<string>,
): Speller {
  const short = (term: string) => isHan(term) && term.length >= 2 && term.length <= LONGEST
  const latin = [...new Set(vocabulary)].filter(short).map((term) => {
    const sounds = soundsOf(term)
    return { term, initials: sounds.map((sound) => sound[0]).join(''), full: sounds.join('') }
  })
  const known = new Set(vocabulary)
  const bySound = new Map<string, string>()
  const byGap = new Map<string, string>()
  for (const term of new Set(terms.filter(short))) {
    const sound = soundsOf(term).map(fold).join(' ')
    if (!bySound.has(sound)) bySound.set(sound, term)
    if (term.length >= 4) for (const gap of gapsOf(term)) if (!byGap.has(gap)) byGap.set(gap, term)
  }
  const nearest = (text: string): string | undefined =>
    gapsOf(text)
      .map((gap, at) => (common.has(text.charAt(at)) ? undefined : byGap.get(gap)))
      .find((term) => term !== undefined)

  /**
   * What a run of words means if it is a misspelt term. A misspelling falls to pieces when it is cut into words: among
   * them is a lone character that is no everyday word. Runs of whole words are meant as they stand, whatever they sound like.
   */
  function meant(run: readonly string[]): string | undefined {
    const text = run.join('')
    const pieces = run.filter((word) => word.length === 1)
    if (!isHan(text) || text.length < 2 || known.has(text)) return undefined
    if (text.length === 2 ? pieces.some((word) => common.has(word)) : pieces.every((word) => common.has(word)))
      return undefined
    const term = bySound.get(soundsOf(text).map(fold).join(' ')) ?? (text.length >= 4 ? nearest(text) : undefined)
    return term === undefined || isWord(text) ? undefined : term
  }

  return {
    fromLatin(text) {
      const letters = text.toLowerCase().replace(/[^a-z]/g, '')
      if (letters.length < 2) return []
      const exact = latin.filter(({ initials, full }) => initials === letters || full === letters)
      const begun =
        letters.length < 3
          ? []
          : latin.filter(({ initials, full }) => full.startsWith(letters) || initials.startsWith(letters))
      // A whole sentence in pinyin (zhai ji di neng mai ma): the longest expression in it is what it is about.
      const within = latin.filter(({ full }) => full.length >= FEWEST_LETTERS && letters.includes(full))
      within.sort((a, b) => b.full.length - a.full.length)
      return [...new Set([...exact, ...begun, ...within].map(({ term }) => term))].slice(0, 8)
    },
    correct: (question) => replaceRuns(question, meant),
  }
}

/** The text with each character in turn left open: two texts of one length share a gap when they differ in one character. */
const gapsOf = (text: string): string[] => Array.from(text, (_, at) => `${text.slice(0, at)}_${text.slice(at + 1)}`)
