import type { RankedLesson } from '@domain/lessons'
import { arrange } from '@domain/ranking'
import { useMemo } from 'react'
import { LessonCard } from './lesson-card'
import { useShelf } from './shelf-store'

/** The first of the lessons that the server scored, those read on this phone last; each says why it is shown. */
export function ArrangedLessons({ lessons, shown }: { lessons: readonly RankedLesson[]; shown: number }) {
  const history = useShelf((shelf) => shelf.history)
  const arranged = useMemo(() => arrange(lessons, new Set(history.map(({ id }) => id))), [lessons, history])
  return (
    <>
      {arranged.slice(0, shown).map((lesson) => (
        <LessonCard key={lesson.id} lesson={lesson} why={lesson.why} />
      ))}
    </>
  )
}
