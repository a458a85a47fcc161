import { pinyin } from 'pinyin-pro'
import { isWord } from './tokens'

/** The sounds of a text without tones, with the pairs northern speech and phone keyboards mix up folded: zh/z, ng/n, l/n … */
export const soundsOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true })
const fold = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n')

const LONGEST = 6

/** Finds what a misspelt or latin-typed question means, among the expressions the service knows. */
export interface Speller {
  /** Known expressions for text typed in latin letters: initials (ldht) or full pinyin (laodonghetong), best first. */
  fromLatin(text: string): string[]
  /** The question with homophones (劳动和同) and single wrong characters (劳功合同) put right; unchanged when none is found. */
  correct(question: string): string
}

export function createSpeller(vocabulary: readonly string[]): Speller {
  const known = [...new Set(vocabulary)].filter((term) => /^\p{Script=Han}{2,}$/u.test(term) && term.length <= LONGEST)
  const knownSet = new Set(known)
  const bySound = new Map<string, string>()
  const byGap = new Map<string, string>()
  const latin: { term: string; initials: string; full: string }[] = []
  for (const term of known) {
    const sounds = soundsOf(term)
    latin.push({ term, initials: sounds.map((sound) => sound[0]).join(''), full: sounds.join('') })
    const sound = sounds.map(fold).join(' ')
    if (!bySound.has(sound)) bySound.set(sound, term)
    if (term.length >= 3) for (const gap of gapsOf(term)) if (!byGap.has(gap)) byGap.set(gap, term)
  }

  const meant = (window: string): string | undefined => {
    if (knownSet.has(window) || isWord(window)) return undefined
    const homophone = bySound.get(soundsOf(window).map(fold).join(' '))
    if (homophone !== undefined) return homophone
    return window.length >= 4
      ? gapsOf(window)
          .map((gap) => byGap.get(gap))
          .find((term) => term !== undefined)
      : undefined
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
      return [...new Set([...exact, ...begun].map(({ term }) => term))].slice(0, 8)
    },
    correct(question) {
      let text = question
      for (let length = Math.min(LONGEST, text.length); length >= 2; length--)
        for (let at = 0; at + length <= text.length; at++) {
          const window = text.slice(at, at + length)
          if (!/^\p{Script=Han}+$/u.test(window)) continue
          const term = meant(window)
          if (term !== undefined) text = text.slice(0, at) + term + text.slice(at + length)
        }
      return text
    },
  }
}

/** The text with each character in turn left open: two texts of one length share a gap when they differ in one character. */
const gapsOf = (text: string): string[] => Array.from(text, (_, at) => `${text.slice(0, at)}_${text.slice(at + 1)}`)
