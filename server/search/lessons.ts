import { type Lesson, plainText } from '@domain/lessons'
import { TOPIC_NAMES } from '@domain/topics'
import { createFullText, type FullText } from './full-text'
import type { Lexicon } from './lexicon'
import { normalise } from './normalise'
import { createTopicGuess, type TopicGuess } from './topics'

/** The published lessons as search sees them; made anew when what is published changes. */
export interface LessonShelf {
  lessons: readonly Lesson[]
  texts: readonly string[]
  index: FullText
  /** What a question may be about, going by how these lessons speak. */
  guess: TopicGuess
}

export function shelveLessons(lessons: readonly Lesson[], lexicon: Lexicon, ignored: ReadonlySet<string>): LessonShelf {
  const fields = lessons.map((lesson) => [
    normalise(lesson.title),
    normalise(`${lesson.summary} ${lesson.quiz.map((q) => q.question).join(' ')}`),
    normalise(lesson.sections.map((section) => plainText(section.blocks)).join(' ')),
    normalise(
      `${lesson.topics.map((t) => TOPIC_NAMES[t]).join(' ')} ${lesson.citations.map((c) => c.quote).join(' ')}`,
    ),
  ])
  return {
    lessons,
    texts: fields.map((texts) => texts.join(' ')),
    index: createFullText(fields, [5, 2.5, 1, 0.8], ignored),
    guess: createTopicGuess(lessons, lexicon),
  }
}
