import type { RankedLesson } from '@domain/lessons'
import { LessonCard } from './lesson-card'
import { useArranged } from './use-arranged'

/** The first of the lessons that the server scored, those read on this phone last; each says why it is shown. */
export function ArrangedLessons({ lessons, shown }: { lessons: readonly RankedLesson[]; shown: number }) {
  return (
    <>
      {useArranged(lessons)
        .slice(0, shown)
        .map((lesson) => (
          <LessonCard key={lesson.id} lesson={lesson} why={lesson.why} />
        ))}
    </>
  )
}
