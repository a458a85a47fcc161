import { useEffect, useState } from 'react'

/** What is kept in this browser of a survey being written. */
interface Kept {
  definition: unknown
  /** The revision at the server it was begun from. */
  revision: number
}

const read = (store: string): Kept | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(store) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'definition' in kept ? (kept as Kept) : undefined
  } catch {
    return undefined
  }
}

/** A survey being written, kept in this browser at every change, so that closing the window loses nothing. */
export function useSurveyDraft(id: string, saved: Kept) {
  const store = `survey-draft:${id}`
  const [base, setBase] = useState(saved)
  const [kept] = useState(() => read(store))
  const [value, setValue] = useState<unknown>(kept?.definition ?? saved.definition)
  const [restored, setRestored] = useState(kept !== undefined)
  const isSaved = JSON.stringify(value) === JSON.stringify(base.definition)
  useEffect(() => {
    if (isSaved) localStorage.removeItem(store)
    else localStorage.setItem(store, JSON.stringify({ definition: value, revision: base.revision } satisfies Kept))
  }, [store, value, base, isSaved])
  return {
    value,
    setValue,
    revision: base.revision,
    /** Nothing was changed since it was last saved at the server. */
    isSaved,
    /** It began from what this browser had kept. */
    restored: restored && !isSaved,
    /** Somebody else saved since this browser's changes were begun. */
    overtaken: kept !== undefined && kept.revision !== base.revision && restored && !isSaved,
    discard: () => {
      setValue(base.definition)
      setRestored(false)
    },
    /** Once the server has it. */
    markSaved: (definition: unknown, revision: number) => {
      setBase({ definition, revision })
      setRestored(false)
    },
  }
}
