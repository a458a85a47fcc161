import type { Lesson, LessonDetail } from '@domain/lessons'
import { summarise } from '@domain/lessons'
import type { Parts } from '../parts'

/** The lessons residents may read, and how to open one. The array is the same one as long as nothing changed. */
export interface LessonShelf {
  published(): Promise<readonly Lesson[]>
  find(id: string): Promise<Lesson | undefined>
}

/** The shelf of what `content/lessons` holds. */
export function createLessonShelf({ content }: Parts): LessonShelf {
  const lessons = [...content.lessonFiles.values()]
    .map((file) => file.lesson)
    .filter((lesson) => lesson.status === 'published')
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  return { published: async () => lessons, find: async (id) => byId.get(id) }
}

/** A lesson as the reader opens it, each citation with the version its words were checked against. */
export const toDetail = ({ content }: Parts, lesson: Lesson): LessonDetail => ({
  ...summarise(lesson),
  sections: lesson.sections,
  quiz: lesson.quiz,
  citations: lesson.citations.flatMap((citation) => {
    const statute = content.statutes.find(citation.statute)
    return statute ? [{ ...citation, version: statute.version }] : []
  }),
  ...(lesson.broadcast ? { broadcast: lesson.broadcast } : {}),
})
