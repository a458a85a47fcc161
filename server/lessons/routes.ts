import { rankLessons } from '@domain/ranking'
import { localDate } from '@domain/time'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import type { Readings } from './readings'
import { type LessonShelf, toDetail } from './shelf'

/** Lessons for residents, the glossary that explains their words, and how often they are read. */
export function lessonRoutes(
  parts: Parts,
  shelf: LessonShelf,
  readings: Readings,
): Pick<Handlers, 'lessons' | 'lesson' | 'glossary' | 'addReading' | 'deskReadings'> {
  return {
    async addReading({ params, body, http }) {
      await readings.add(params.id, body.audience ?? 'none', http.get('address'))
      return { ok: true }
    },
    deskReadings: ({ query }) => readings.list(query),
    async lessons({ query }) {
      const { audience = 'general', topic } = query
      const ranked = rankLessons(await shelf.published(), {
        audience,
        today: localDate(parts.now()),
        keyDates: parts.content.keyDates,
        needs: {},
      })
      return ranked
        .filter((lesson) => topic === undefined || lesson.topics.includes(topic))
        .filter(
          (lesson) =>
            query.audience === undefined ||
            audience === 'general' ||
            lesson.audiences.some((a) => a === audience || a === 'general'),
        )
    },
    async lesson({ params }) {
      const lesson = await shelf.find(params.id)
      if (!lesson) throw new Failure('not-found')
      return toDetail(parts, lesson)
    },
    glossary: () => [...parts.content.glossary],
  }
}
