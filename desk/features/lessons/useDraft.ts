import { useEffect, useState } from 'react'

/**
 * A text being written, kept in this browser as it is typed, so that closing the window loses nothing.
 * `restored` says that it began from what was kept and not from `start`.
 */
export function useDraft(key: string, start: string) {
  const store = `lesson-draft:${key}`
  const [kept] = useState(() => localStorage.getItem(store))
  const [text, setText] = useState(kept ?? start)
  const [restored, setRestored] = useState(kept !== null && kept !== start)
  useEffect(() => {
    if (text === start) localStorage.removeItem(store)
    else localStorage.setItem(store, text)
  }, [store, text, start])
  return {
    text,
    setText,
    restored,
    /** Forgets what was typed and goes back to the saved text. */
    discard: () => {
      setText(start)
      setRestored(false)
    },
    /** Once the text is saved at the server. */
    forget: () => localStorage.removeItem(store),
  }
}
