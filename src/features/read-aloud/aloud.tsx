import { type ReactNode, useMemo } from 'react'
import { ReadAloud } from './read-aloud'
import { type PlainSection, plainSentences } from './sentences'
import { Spoken } from './spoken'
import { useReadAloud } from './use-read-aloud'

interface AloudProps {
  /** What is read, in order; should not be made anew at each drawing. */
  sections: readonly PlainSection[]
  /** The same words on the screen, each paragraph as a `SpokenText` at its place. */
  children: ReactNode
}

/** Titled plain texts with the buttons that read them aloud. */
export function Aloud({ sections, children }: AloudProps) {
  const controls = useReadAloud(useMemo(() => plainSentences(sections), [sections]))
  return (
    <>
      <ReadAloud controls={controls} />
      <Spoken.Provider value={controls.sentence}>{children}</Spoken.Provider>
    </>
  )
}
