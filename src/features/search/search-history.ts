import { useState } from 'react'
import { read, remove, write } from '@/platform/storage'

const KEY = 'search-history'
const KEPT = 8

/** What was searched for on this phone, newest first; it never leaves the phone. */
export function useSearchHistory() {
  const [words, setWords] = useState(() => read<string[]>(KEY) ?? [])
  return {
    words,
    add: (word: string) => {
      const next = [word, ...words.filter((other) => other !== word)].slice(0, KEPT)
      write(KEY, next)
      setWords(next)
    },
    clear: () => {
      remove(KEY)
      setWords([])
    },
  }
}
