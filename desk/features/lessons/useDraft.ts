import { useEffect, useState } from 'react'
import * as v from 'valibot'

/** The saved text that writing begins from. */
export interface Base {
  source: string
  /** Its revision at the desk; 0 for none. */
  after: number
  /** The state of the lesson's file beside it. */
  fileHash?: string | undefined
}

/** What is kept: the text with the state it was begun from. */
const KeptSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ text: v.string(), after: v.number(), fileHash: v.optional(v.string()) }),
)
type Kept = v.InferOutput<typeof KeptSchema>

function keptUnder(key: string): Kept | undefined {
  const stored = localStorage.getItem(key)
  if (stored === null) return undefined
  const parsed = v.safeParse(KeptSchema, stored)
  // Anything else is a bare text of an older version: nobody knows what it was begun from.
  return parsed.success ? parsed.output : { text: stored, after: -1 }
}

/**
 * A text being written, kept in this browser as it is typed, so that closing the window loses nothing. One begun from
 * another state than `base` is `outdated`: somebody saved since, and the writer decides before it comes into the editor.
 */
export function useDraft(key: string, base: Base) {
  const store = `lesson-draft:${key}`
  const { source, after, fileHash } = base
  const [kept] = useState(() => {
    const found = keptUnder(store)
    return found?.text === source ? undefined : found
  })
  const fits = kept !== undefined && kept.after === after && kept.fileHash === fileHash
  const [text, setText] = useState(fits ? kept.text : source)
  const [restored, setRestored] = useState(fits)
  const [outdated, setOutdated] = useState(kept !== undefined && !fits ? kept.text : undefined)
  useEffect(() => {
    if (outdated !== undefined) return
    if (text === source) localStorage.removeItem(store)
    else localStorage.setItem(store, JSON.stringify({ text, after, fileHash } satisfies Kept))
  }, [store, text, source, after, fileHash, outdated])
  return {
    text,
    setText,
    restored,
    /** What was written before somebody else saved; until it is taken or dropped it stays as it is. */
    outdated,
    /** Goes on with the outdated text, over what was saved since. */
    takeOutdated: () => {
      if (outdated !== undefined) setText(outdated)
      setOutdated(undefined)
    },
    dropOutdated: () => setOutdated(undefined),
    /** Forgets what was typed and goes back to the saved text. */
    discard: () => {
      setText(source)
      setRestored(false)
    },
    /** Once the text is saved at the server. */
    forget: () => localStorage.removeItem(store),
  }
}
