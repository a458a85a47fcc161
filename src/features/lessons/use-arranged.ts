import type { RankedLesson } from '@domain/lessons'
import { arrange } from '@domain/ranking'
import { useMemo } from 'react'
import { useShelf } from './shelf-store'

/** The lessons that the server scored, in the order for this reader: those read on this phone last. */
export function useArranged(lessons: readonly RankedLesson[]): RankedLesson[] {
  const history = useShelf((shelf) => shelf.history)
  return useMemo(() => arrange(lessons, new Set(history.map(({ id }) => id))), [lessons, history])
}
