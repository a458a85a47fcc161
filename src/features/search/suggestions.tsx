import type { Audience } from '@domain/audiences'
import { useEffect, useState } from 'react'
import { Row, Rows } from '@/components/row/row'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'

interface SuggestionsProps {
  text: string
  audience: Audience | undefined
  onChoose: (words: string) => void
}

/** Questions that begin like what is being typed; asked for when the fingers rest. */
export function Suggestions({ text, audience, onChoose }: SuggestionsProps) {
  const settled = useSettled(text.slice(0, 100), 250)
  const read = useRead('suggest', settled ? { query: audience ? { q: settled, audience } : { q: settled } } : undefined)
  if (!read.data?.length) return null
  return (
    <Rows>
      {read.data.map(({ text: words, lessonId }) => (
        <Row
          key={words}
          icon={lessonId ? 'learn' : 'search'}
          title={words}
          onTap={() => (lessonId ? open('reading/lesson', { id: lessonId }) : onChoose(words))}
        />
      ))}
    </Rows>
  )
}

/** `value` once it has not changed for `ms` milliseconds. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
