import { AUDIENCE_NAMES, AudienceSchema } from '@domain/audiences'
import { CHANNEL_NAMES, REFERRAL_NAMES, RESULT_NAMES } from '@domain/booking'
import type { Lesson } from '@domain/lessons'
import { isOpen, MEDIATION_KINDS, MEDIATION_STATUSES, ORIGINS, REFERRALS } from '@domain/mediation'
import { WORDS_ERASED } from '@domain/questions'
import { readerName } from '@domain/readings'
import type { ReportPeriod, ReportRecords } from '@domain/report'
import { type Phase, shownInAll } from '@domain/school'
import { dateInWords, type LocalDate, localDate } from '@domain/time'
import { TOPIC_NAMES, TopicSchema } from '@domain/topics'
import * as v from 'valibot'
import type { Queryable } from '../db/database'
import { listEvents } from '../events/store'
import { sumReadings } from '../lessons/readings-store'
import type { LessonShelf } from '../lessons/shelf'
import { listPublished } from '../lessons/store'
import { readShown } from '../school/store'
import { newestVersions } from '../survey/versions'

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)
const UNKNOWN = '没有说'
const DAY_MS = 24 * 60 * 60_000
/** What people are asked after a consultation, in `content/surveys/consultation-feedback.yaml`. */
const CLEAR = 'clear'

const audienceName = (audience: string | null) =>
  v.is(AudienceSchema, audience) ? AUDIENCE_NAMES[audience].name : UNKNOWN
const wordOf = (names: Readonly<Record<string, string>>, key: string | null) => (key === null ? '' : (names[key] ?? ''))

/** Events that have been, until today, with what may be seen of their classes: what was on the wall. */
export async function eventRecords(
  db: Queryable,
  { from, to }: ReportPeriod,
  today: LocalDate,
): Promise<ReportRecords['event'][]> {
  const classes = await db
    .selectFrom('class_session')
    .innerJoin('event', 'event.id', 'class_session.event_id')
    .where('event.date', '>=', from)
    .where('event.date', '<=', to)
    .select(['class_session.event_id', 'class_session.shown'])
    .execute()
  const shown = new Map(classes.map((row) => [row.event_id, readShown(row.shown)]))
  const tally = (id: string, phase: Phase) => shownInAll(shown.get(id) ?? {}, phase)
  return (await listEvents(db, from, earlier(to, today))).map((event) => ({
    id: event.id,
    date: event.date,
    title: event.title,
    kind: event.kind,
    people: event.people,
    teachers: event.teachers,
    leaflets: event.leaflets,
    joined: event.participants,
    before: tally(event.id, 'before'),
    after: tally(event.id, 'after'),
  }))
}

/** Lessons on the shelf; those first published at the desk outside the period count as there, and not as new. */
export async function lessonRecords(
  db: Queryable,
  shelf: readonly Lesson[],
  { from, to }: ReportPeriod,
): Promise<ReportRecords['lesson'][]> {
  const first = new Map<string, LocalDate>()
  for (const { lesson_id, show_from } of await listPublished(db)) {
    const date = show_from === null ? undefined : localDate(show_from)
    const known = first.get(lesson_id)
    if (date && (known === undefined || date < known)) first.set(lesson_id, date)
  }
  return shelf.map((lesson) => {
    const date = first.get(lesson.id) ?? ''
    return {
      id: lesson.id,
      date: date >= from && date <= to ? date : '',
      title: lesson.title,
      audiences: lesson.audiences.map((audience) => AUDIENCE_NAMES[audience].name),
      topics: lesson.topics.map((topic) => TOPIC_NAMES[topic]),
      broadcast: lesson.broadcast !== undefined,
    }
  })
}

/** How often each lesson was read by each group. */
export async function readingRecords(
  db: Queryable,
  period: ReportPeriod,
  titlesOf: LessonShelf['titles'],
): Promise<ReportRecords['reading'][]> {
  const sums = await sumReadings(db, period)
  const titles = await titlesOf(sums.map(({ lessonId }) => lessonId))
  return sums.map(({ lessonId, reader, count }) => {
    const [lesson, name] = [titles.get(lessonId) ?? lessonId, readerName(reader)]
    return { id: `${lessonId}/${reader}`, date: '', title: `${lesson}（${name}）`, lesson, reader: name, count }
  })
}

/** Duty days that were held, until today. */
export async function dayRecords(
  db: Queryable,
  { from, to }: ReportPeriod,
  today: LocalDate,
): Promise<ReportRecords['day'][]> {
  const rows = await db
    .selectFrom('duty_day')
    .select(['id', 'date', 'adviser'])
    .where('date', '>=', from)
    .where('date', '<=', earlier(to, today))
    .where('open', '=', 1)
    .execute()
  return rows.map((row) => ({ ...row, title: `${dateInWords(row.date)}值班` }))
}

/** Bookings without anything that names a person. */
export async function bookingRecords(
  db: Queryable,
  { from, to }: ReportPeriod,
  villages: ReadonlyMap<string, string>,
): Promise<ReportRecords['booking'][]> {
  const rows = await db
    .selectFrom('booking')
    .leftJoin('resident', 'resident.id', 'booking.resident_id')
    .select([
      'booking.id',
      'booking.date',
      'booking.number',
      'booking.status',
      'booking.topic',
      'booking.channel',
      'booking.created_at',
      'booking.result',
      'booking.referred_to',
      'booking.village_id as booking_village',
      'resident.village_id as own_village',
      'resident.audience',
    ])
    .where('booking.date', '>=', from)
    .where('booking.date', '<=', to)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    date: row.date,
    title: `${row.number} ${TOPIC_NAMES[row.topic]}`,
    status: row.status,
    topic: TOPIC_NAMES[row.topic],
    channel: CHANNEL_NAMES[row.channel],
    audience: audienceName(row.audience),
    village: villages.get(row.booking_village ?? row.own_village ?? '') ?? UNKNOWN,
    result: wordOf(RESULT_NAMES, row.result),
    referredTo: wordOf(REFERRAL_NAMES, row.referred_to),
    waited: row.channel === 'walk-in' ? undefined : Math.max(0, daysBetween(localDate(row.created_at), row.date)),
  }))
}

const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** Mediation matters that came in, without anything that names a person. */
export async function mediationRecords(
  db: Queryable,
  { from, to }: ReportPeriod,
  villages: ReadonlyMap<string, string>,
): Promise<ReportRecords['mediation'][]> {
  const rows = await db
    .selectFrom('mediation')
    .select(['id', 'number', 'status', 'kind', 'origin', 'village_id', 'accepted_on', 'agreed_on', 'ended_on'])
    .select('referred_to')
    .where('accepted_on', '>=', from)
    .where('accepted_on', '<=', to)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    date: row.accepted_on,
    title: `${row.number} ${MEDIATION_KINDS[row.kind].name}`,
    kind: MEDIATION_KINDS[row.kind].name,
    origin: ORIGINS[row.origin],
    isGrid: row.origin === 'grid',
    status: MEDIATION_STATUSES[row.status],
    village: villages.get(row.village_id ?? '') ?? UNKNOWN,
    outcome: row.agreed_on !== null ? 'agreed' : row.status === 'not-agreed' ? 'not-agreed' : undefined,
    referredTo: wordOf(REFERRALS, row.referred_to),
    days:
      row.ended_on === null || isOpen(row.status) || row.status === 'withdrawn'
        ? undefined
        : daysBetween(row.accepted_on, row.ended_on),
  }))
}

/** Who was sent on to legal aid, out of consultations that took place and matters. Ids say which list they stand in. */
export const aidRecords = (
  bookings: readonly ReportRecords['booking'][],
  matters: readonly ReportRecords['mediation'][],
): ReportRecords['aid'][] => [
  ...bookings
    .filter(({ status, referredTo }) => status === 'done' && referredTo === REFERRAL_NAMES['legal-aid'])
    .map(({ id, date, title }) => ({ id: `booking/${id}`, date, title, from: '值班咨询' })),
  ...matters
    .filter(({ referredTo }) => referredTo === REFERRALS['legal-aid'])
    .map(({ id, date, title }) => ({ id: `mediation/${id}`, date, title, from: '矛盾调处' })),
]

const ClearSchema = v.looseObject({ [CLEAR]: v.looseObject({ number: v.number() }) })

/** Responses by survey and day of mixing; what was answered is read only where a consultation was asked about. */
export async function answerRecords(db: Queryable, { from, to }: ReportPeriod): Promise<ReportRecords['answers'][]> {
  const mixed = () => db.selectFrom('survey_answer').where('mixed_on', '>=', from).where('mixed_on', '<=', to)
  const counts = await mixed()
    .groupBy(['survey_id', 'mixed_on'])
    .select(({ fn }) => ['survey_id', 'mixed_on', fn.countAll<number | string>().as('responses')])
    .execute()
  const surveys = await newestVersions(db)
  return Promise.all(
    counts.map(async ({ survey_id, mixed_on, responses }) => {
      const definition = surveys.find(({ id }) => id === survey_id)?.definition
      const answers =
        definition?.access === 'ticket'
          ? await db
              .selectFrom('survey_answer')
              .select('answers')
              .where('survey_id', '=', survey_id)
              .where('mixed_on', '=', mixed_on)
              .execute()
          : []
      const values = answers.flatMap((each) => {
        const read = v.safeParse(ClearSchema, JSON.parse(each.answers))
        return read.success ? [read.output[CLEAR]?.number ?? 0] : []
      })
      return {
        id: `${survey_id}/${mixed_on}`,
        date: mixed_on,
        title: definition?.title ?? survey_id,
        responses: Number(responses),
        clear: { sum: values.reduce((sum, value) => sum + value, 0), count: values.length },
      }
    }),
  )
}

/** The surveys whose responses these are, each by the last day on which some were mixed. */
export function surveyRecords(answers: readonly ReportRecords['answers'][]): ReportRecords['survey'][] {
  const surveys = new Map<string, ReportRecords['survey']>()
  for (const { id, date, title } of [...answers].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const [survey = ''] = id.split('/')
    surveys.set(survey, { id: survey, date, title })
  }
  return [...surveys.values()]
}

/** Questions of the box that were answered in the period. */
export async function questionRecords(db: Queryable, { from, to }: ReportPeriod): Promise<ReportRecords['question'][]> {
  const rows = await db
    .selectFrom('question')
    .select(['id', 'text', 'audience', 'status', 'answered_on'])
    .where('answered_on', '>=', from)
    .where('answered_on', '<=', to)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    date: row.answered_on ?? '',
    title: row.text || WORDS_ERASED,
    audience: audienceName(row.audience),
    answered: row.status === 'answered' || row.status === 'published',
    published: row.status === 'published',
  }))
}

const TopicsSchema = v.pipe(v.string(), v.parseJson(), v.array(TopicSchema))

/** Searches without a good answer, as far as they are still kept. */
export async function missRecords(db: Queryable, { from, to }: ReportPeriod): Promise<ReportRecords['miss'][]> {
  const rows = await db
    .selectFrom('search_miss')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .execute()
  return rows.map((row) => ({
    id: `${row.date} ${row.text}`,
    date: row.date,
    title: row.text,
    count: row.count,
    topics: v.parse(TopicsSchema, row.topics).map((topic) => TOPIC_NAMES[topic]),
  }))
}
