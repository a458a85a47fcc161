import { LessonFormatError, parseLesson } from '@domain/lesson-markdown'
import type { Lesson } from '@domain/lessons'
import type { LessonRevisionRow } from '../db/tables'

type Text = Pick<LessonRevisionRow, 'lesson_id' | 'revision' | 'source'>

/** Parses a revision; undefined for one that today's format refuses, written under an older one. */
export type LessonReader = (row: Text) => Lesson | undefined

/** A reader that parses each revision once: its text never changes. */
export function createLessonReader(): LessonReader {
  const read = new Map<string, Lesson | undefined>()
  return (row) => {
    const key = `${row.lesson_id}/${row.revision}`
    if (!read.has(key)) read.set(key, parsed(row.source))
    return read.get(key)
  }
}

function parsed(source: string): Lesson | undefined {
  try {
    return parseLesson(source)
  } catch (error) {
    if (error instanceof LessonFormatError) return undefined
    throw error
  }
}
