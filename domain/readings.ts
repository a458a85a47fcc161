/**
 * How often lessons were read: a count a day, lesson and group of readers. Openings are counted and not persons, and
 * nothing leads from a count to a phone or to anybody.
 */
import * as v from 'valibot'
import { AUDIENCE_NAMES, AUDIENCES } from './audiences'

/** Who a lesson was opened by, as far as is known: the group chosen on the phone, or none. */
export const READERS = [...AUDIENCES, 'none'] as const
export const ReaderSchema = v.picklist(READERS)
export type Reader = v.InferOutput<typeof ReaderSchema>

/** What the desk calls a group of readers. */
export const readerName = (reader: Reader): string => (reader === 'none' ? '没有说' : AUDIENCE_NAMES[reader].name)

/** Counts are kept for this year and so many whole years before it: what the report offers, and the year before that. */
export const READINGS_KEPT_YEARS = 5

/** How often one lesson was read in a period. */
export const LessonReadingsSchema = v.object({
  /** The lesson's id. */
  id: v.string(),
  title: v.string(),
  total: v.number(),
  /** By group, those who read it only. */
  by: v.array(v.object({ reader: ReaderSchema, count: v.number() })),
})
export type LessonReadings = v.InferOutput<typeof LessonReadingsSchema>
