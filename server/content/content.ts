import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Town, TownSchema } from '@domain/directory'
import { type Guide, parseGuide } from '@domain/guides'
import { KeyDateSchema } from '@domain/keydates'
import { LessonFormatError, parseLesson } from '@domain/lesson-markdown'
import type { Lesson } from '@domain/lessons'
import { GlossaryEntrySchema } from '@domain/search'
import { citationFault, type Statute, StatuteSchema, withInForce } from '@domain/statutes'
import * as v from 'valibot'
import { type ReviewRecord, ReviewRecordSchema } from '../lessons/review-record'
import { type Lexicon, LexiconSchema } from '../search/lexicon'
import { createStatuteLibrary, type StatuteLibrary } from '../statutes/library'
import { ContentError, filesIn, readChecked } from './files'
import { guideFaults } from './guide-rules'
import { type LessonStandards, WritingRulesSchema } from './rules'

/** A lesson as its file holds it. */
export interface LessonFile {
  lesson: Lesson
  source: string
  /** SHA-256 of the source: tells whether the file changed under a revision of the desk. */
  hash: string
}

/** All of `content/`, read once at start and checked; nothing changes it while the process lives. */
export interface Content extends LessonStandards {
  town: Town
  lessonFiles: ReadonlyMap<string, LessonFile>
  /** 服务指南 in the order of their files. */
  guides: readonly Guide[]
  lexicon: Lexicon
  /** What each lesson's citations looked like when somebody last reviewed them. */
  reviews: ReviewRecord
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Reads and checks the folder `content`. Throws `ContentError` naming the file and what to mend. */
export function loadContent(folder: string): Content {
  const standards = loadStandards(folder)
  return {
    ...standards,
    town: loadTown(folder),
    lessonFiles: loadLessons(folder, standards.statutes, new Set(standards.keyDates.map((date) => date.id))),
    guides: loadGuides(folder, standards.statutes),
    lexicon: readChecked(folder, 'synonyms.yaml', LexiconSchema),
    reviews: readChecked(folder, 'reviewed-citations.json', ReviewRecordSchema),
  }
}

/** The town's facts alone. Throws `ContentError` naming each fault. */
export const loadTown = (folder: string): Town => readChecked(folder, 'town.yaml', TownSchema)

/** What lessons are checked against, without the lessons. Throws `ContentError` as `loadContent` does. */
export const loadStandards = (folder: string): LessonStandards => ({
  keyDates: readChecked(folder, 'keydates.yaml', v.array(KeyDateSchema)),
  statutes: createStatuteLibrary(
    filesIn(join(folder, 'statutes'), '.json').map(
      (file): Statute => withInForce(readChecked(folder, `statutes/${file}`, StatuteSchema)),
    ),
  ),
  glossary: readChecked(folder, 'glossary.yaml', v.array(GlossaryEntrySchema)),
  writing: readChecked(folder, 'plainness.yaml', WritingRulesSchema),
})

function loadLessons(folder: string, statutes: StatuteLibrary, keyDates: ReadonlySet<string>): Map<string, LessonFile> {
  const lessons = new Map<string, LessonFile>()
  for (const file of filesIn(join(folder, 'lessons'), '.md')) {
    const source = readFileSync(join(folder, 'lessons', file), 'utf8')
    try {
      const lesson = parseLesson(source)
      const fault = lessonFileFaults(lesson, file, statutes, keyDates)[0]
      if (fault) throw new LessonFormatError(fault)
      lessons.set(lesson.id, { lesson, source, hash: hashOf(source) })
    } catch (error) {
      if (error instanceof LessonFormatError) throw new ContentError(`content/lessons/${file}：${error.message}`)
      throw error
    }
  }
  return lessons
}

/** The guides. Throws `ContentError` for a file that can't be read or rests on words that no law has. */
export function loadGuides(folder: string, statutes: StatuteLibrary): Guide[] {
  return filesIn(join(folder, 'guides'), '.md').map((file) => {
    try {
      const guide = parseGuide(readFileSync(join(folder, 'guides', file), 'utf8'))
      const fault = guideFaults(guide, file, statutes)[0]
      if (fault) throw new LessonFormatError(fault)
      return guide
    } catch (error) {
      if (error instanceof LessonFormatError) throw new ContentError(`content/guides/${file}：${error.message}`)
      throw error
    }
  })
}

/** What stops a lesson's file from being loaded: its name, a citation that does not stand, an unknown key date. */
export function lessonFileFaults(
  lesson: Lesson,
  file: string,
  statutes: StatuteLibrary,
  keyDates: ReadonlySet<string>,
): string[] {
  return [
    ...(file === `${lesson.id}.md` ? [] : [`文件名要和 id 一样（${lesson.id}）`]),
    ...lesson.keyDates
      .filter((id) => !keyDates.has(id))
      .map((id) => `keyDates 里的 ${id} 不在 content/keydates.yaml，可用的有：${[...keyDates].join('、')}`),
    ...lesson.citations.flatMap((citation) => citationFault(citation, statutes.find) ?? []),
  ]
}
