import type { Contact } from '@domain/directory'
import { summariseGuide } from '@domain/guides'
import { type Lesson, summarise } from '@domain/lessons'
import { mayRead } from '@domain/ranking'
import type { Topic } from '@domain/topics'
import type { Directory, DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import type { LessonShelf } from '../lessons/shelf'
import type { Parts } from '../parts'
import { searchEngineOf } from './engine'
import type { LessonShelf as SearchShelf } from './lessons'
import { guessedTopics, type SearchMisses } from './misses'
import { normalise } from './normalise'
import { createGuideFinder, findPeople } from './services'

const SUGGESTIONS = 8
const CONTACTS = 4

/** Whom to call about these topics, strongest first; the office always, as nobody is sent away without a number or a door. */
export function contactsFor({ office, contacts }: Directory, topics: readonly Topic[], answered: boolean): Contact[] {
  const fitting = topics.flatMap((topic) => contacts.filter((contact) => contact.topics.includes(topic)))
  const lawyers = contacts.filter((contact) => contact.phone === '12348')
  const ordered = answered ? [...fitting, office] : [...lawyers, office, ...fitting]
  return [...new Set(ordered.length > 1 ? ordered : [...lawyers, office])].slice(0, CONTACTS)
}

/** Search in a villager's own words, suggestions while they type, and for staff what found no good answer. */
export function searchRoutes(
  parts: Parts,
  shelf: LessonShelf,
  directory: DirectoryBook,
  misses: SearchMisses,
): Pick<Handlers, 'search' | 'suggest' | 'deskSearchMisses'> {
  const findGuides = createGuideFinder(parts.content.guides)
  let shelved: { of: readonly Lesson[]; shelf: SearchShelf } | undefined
  const ready = async () => {
    const engine = searchEngineOf(parts.content)
    const lessons = await shelf.published()
    if (shelved?.of !== lessons) shelved = { of: lessons, shelf: engine.shelve(lessons) }
    return { engine, shelf: shelved.shelf, lessons }
  }
  return {
    async search({ query, http }) {
      const { engine, shelf } = await ready()
      const found = engine.find(query.q, shelf, (lesson) => mayRead(lesson, query.audience ?? 'general'))
      const known = await directory.current()
      const guides = findGuides(query.q).map(summariseGuide)
      const services = { guides, ...findPeople(query.q, known, query.villageId) }
      const { people, rules, villageNeeded } = services
      const answered = found.answered || villageNeeded || [guides, people, rules].some((list) => list.length > 0)
      if (!answered)
        misses.note({ text: query.q, topics: guessedTopics(found.topics, found.lessons), address: http.get('address') })
      return {
        lessons: found.lessons.map(summarise),
        articles: found.articles.map(({ article, paragraph }) => ({
          statute: article.statute,
          label: article.label,
          section: article.section,
          text: paragraph,
        })),
        contacts: contactsFor(known, found.topics, answered),
        ...services,
        terms: found.terms,
        answered,
      }
    },
    deskSearchMisses: () => misses.list(),
    async suggest({ query }) {
      const { engine, shelf, lessons } = await ready()
      const typed = normalise(query.q)
      const allowed = (lesson: Lesson) => mayRead(lesson, query.audience ?? 'general')
      const words = /^[a-z ]+$/.test(typed) ? engine.fromLatin(typed).slice(0, 3) : []
      const titled = lessons.filter((lesson) => allowed(lesson) && normalise(lesson.title).includes(typed))
      const near = engine.find(query.q, shelf, allowed, SUGGESTIONS).lessons
      return [
        ...words.map((text) => ({ text })),
        ...[...new Set([...titled, ...near])].map((lesson) => ({ text: lesson.title, lessonId: lesson.id })),
      ].slice(0, SUGGESTIONS)
    },
  }
}
