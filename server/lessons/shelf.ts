import type { Lesson, LessonDetail } from '@domain/lessons'
import { lessonOfScene, summarise } from '@domain/lessons'
import { type Instant, toInstant } from '@domain/time'
import type { Parts } from '../parts'
import { createLessonReader } from './reader'
import { findRevision, isShown, listPublished, listRevisions, shelfVersion, withdrawnIds } from './store'

/** The lessons residents may read, and how to open one. The array is the same one as long as nothing changed. */
export interface LessonShelf {
  published(): Promise<readonly Lesson[]>
  /** By id, or by what a mini-program code carries of it. */
  find(id: string): Promise<Lesson | undefined>
  /** What lessons are or were called, by id, also those no longer shown; the id itself where nobody knows any more. */
  titles(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>
}

/** What was read from the database, and until when it holds while the version stays. */
interface Reading {
  version: number
  from: Instant
  /** The instant at which the next scheduled revision is shown. */
  until: Instant | undefined
  lessons: readonly Lesson[]
  byId: ReadonlyMap<string, Lesson>
}

/**
 * The shelf of what the desk has published and is due, and else of what `content/lessons` holds and nobody withdrew. It
 * asks for the version each time, so that a change made by another process shows at once.
 */
export function createLessonShelf({
  content,
  database,
  now,
}: Pick<Parts, 'content' | 'database' | 'now'>): LessonShelf {
  const read = createLessonReader()
  let latest: Reading | undefined

  async function current(): Promise<Reading> {
    const version = await shelfVersion(database.query)
    const at = toInstant(now())
    if (latest?.version === version && latest.from <= at && (latest.until === undefined || at < latest.until))
      return latest
    const next = await load(version, at)
    if (latest && sameLessons(latest.lessons, next.lessons)) next.lessons = latest.lessons
    latest = next
    return next
  }

  async function load(version: number, at: Instant): Promise<Reading> {
    const withdrawn = await withdrawnIds(database.query)
    const byId = new Map<string, Lesson>()
    for (const [id, { lesson }] of content.lessonFiles)
      if (lesson.status === 'published' && !withdrawn.has(id)) byId.set(id, lesson)

    const scheduled = await listPublished(database.query)
    const shown = new Map(scheduled.filter((row) => isShown(row, at)).map((row) => [row.lesson_id, row.revision]))
    for (const [id, revision] of shown) {
      const row = await findRevision(database.query, id, revision)
      const lesson = row && read(row)
      if (lesson) byId.set(id, asPublished(lesson))
    }
    const coming = scheduled.flatMap(({ show_from }) => (show_from !== null && show_from > at ? [show_from] : []))
    const lessons = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    return { version, from: at, until: coming.sort()[0], lessons, byId }
  }

  /** The desk decides what is published, not the word in the text's head. One object a text, to be known again. */
  const marked = new WeakMap<Lesson, Lesson>()
  function asPublished(lesson: Lesson): Lesson {
    const known = marked.get(lesson) ?? { ...lesson, status: 'published' as const }
    marked.set(lesson, known)
    return known
  }

  return {
    published: async () => (await current()).lessons,
    async find(id) {
      const { byId } = await current()
      return byId.get(id) ?? byId.get(lessonOfScene([...byId.keys()], id) ?? '')
    },
    async titles(ids) {
      const { byId } = await current()
      const titles = new Map<string, string>()
      for (const id of new Set(ids)) {
        const known = byId.get(id) ?? content.lessonFiles.get(id)?.lesson
        const newest = known ? undefined : (await listRevisions(database.query, id))[0]
        titles.set(id, known?.title ?? (newest && read(newest))?.title ?? id)
      }
      return titles
    },
  }
}

const sameLessons = (a: readonly Lesson[], b: readonly Lesson[]): boolean =>
  a.length === b.length && a.every((lesson, at) => lesson === b[at])

/** A lesson as the reader opens it, each citation with the version its words were checked against. */
export const toDetail = ({ content }: Pick<Parts, 'content'>, lesson: Lesson): LessonDetail => ({
  ...summarise(lesson),
  sections: lesson.sections,
  quiz: lesson.quiz,
  citations: lesson.citations.flatMap((citation) => {
    const statute = content.statutes.find(citation.statute)
    return statute ? [{ ...citation, version: statute.version }] : []
  }),
  ...(lesson.broadcast ? { broadcast: lesson.broadcast } : {}),
})
