import type { ReportPeriod } from '@domain/report'
import { localDate } from '@domain/time'
import type { Queryable } from '../../server/db/database'

const DAY_MS = 86_400_000
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
/** What nothing is divided by is no number. */
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS

function middle(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return (low + high) / 2
}

/** Rows of a table whose date is in the period, with nothing left out. */
const within = <T>(rows: readonly T[], { from, to }: ReportPeriod, dateOf: (row: T) => string | null) =>
  rows.filter((row) => {
    const date = dateOf(row)
    return date !== null && date >= from && date <= to
  })

/** Right answers out of those given, as far as the wall of each class shows them. */
function quizShare(sessions: readonly { shown: string }[], phase: 'before' | 'after') {
  const tallies = sessions
    .flatMap(({ shown }) => Object.entries(JSON.parse(shown) as Record<string, { count: number; total: number }>))
    .flatMap(([key, tally]) => (key.startsWith(`${phase} `) ? [tally] : []))
  return share(sum(tallies.map(({ count }) => count)), sum(tallies.map(({ total }) => total)))
}

/** The figures of the yearly report that rows of the database alone decide, worked out from those without its code. */
export async function rawFigures(
  db: Queryable,
  period: ReportPeriod,
  today: string,
): Promise<Record<string, number | null>> {
  const events = within(await db.selectFrom('event').selectAll().execute(), period, ({ date }) => date).filter(
    ({ date }) => date <= today,
  )
  const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind))
  const open = events.filter(({ kind }) => kind !== 'broadcast' && kind !== 'training')
  const sessions = (await db.selectFrom('class_session').selectAll().execute()).filter(({ event_id }) =>
    events.some(({ id }) => id === event_id),
  )
  const ofThese = (row: { session_id: string }) => sessions.some(({ id }) => id === row.session_id)
  const phones = (await db.selectFrom('class_participant').selectAll().execute()).filter(ofThese)
  const bookings = within(await db.selectFrom('booking').selectAll().execute(), period, ({ date }) => date)
  const done = bookings.filter(({ status }) => status === 'done')
  const away = bookings.filter(({ status }) => status === 'no-show')
  const ahead = done.filter(({ channel }) => channel !== 'walk-in')
  const days = within(await db.selectFrom('duty_day').selectAll().execute(), period, ({ date }) => date)
  const matters = within(await db.selectFrom('mediation').selectAll().execute(), period, (row) => row.accepted_on)
  const agreed = matters.filter(({ agreed_on }) => agreed_on !== null)
  const failed = matters.filter(({ agreed_on, status }) => agreed_on === null && status === 'not-agreed')
  const ended = matters.filter(({ ended_on, status }) => ended_on !== null && status !== 'withdrawn')
  const responses = within(await db.selectFrom('survey_answer').selectAll().execute(), period, (row) => row.mixed_on)
  const clear = responses
    .filter(({ survey_id }) => survey_id === 'consultation-feedback')
    .flatMap((row) => (JSON.parse(row.answers) as { clear?: { number: number } }).clear?.number ?? [])
  const questions = within(await db.selectFrom('question').selectAll().execute(), period, (row) => row.answered_on)
  const misses = within(await db.selectFrom('search_miss').selectAll().execute(), period, ({ date }) => date)
  const versions = await db.selectFrom('lesson_revision').selectAll().execute()
  const firsts = new Map<string, string>()
  for (const { lesson_id, show_from, status } of versions) {
    if (show_from === null || status !== 'published') continue
    const date = localDate(show_from)
    if (date < (firsts.get(lesson_id) ?? '9999')) firsts.set(lesson_id, date)
  }
  const readings = within(await db.selectFrom('reading').selectAll().execute(), period, ({ date }) => date)
  const people = (rows: typeof events) => sum(rows.map((row) => row.people + row.teachers))
  return {
    events: open.length,
    'event-people': people(open),
    leaflets: sum(events.map((row) => row.leaflets)),
    broadcasts: of('broadcast').length,
    'lessons-new': within([...firsts.values()], period, (date) => date).length,
    readings: sum(readings.map(({ count }) => count)),
    questions: questions.filter(({ status }) => status === 'answered' || status === 'published').length,
    'school-sessions': of('school-session').length,
    students: sum(of('school-session').map((row) => row.people)),
    teachers: sum(of('school-session').map((row) => row.teachers)),
    'quiz-joined': phones.length,
    'quiz-before': quizShare(sessions, 'before'),
    'quiz-after': quizShare(sessions, 'after'),
    'duty-days': days.filter(({ date, open: held }) => held === 1 && date <= today).length,
    consultations: done.length,
    referrals: done.filter(({ referred_to }) => referred_to !== null).length,
    waited: share(sum(ahead.map((row) => Math.max(0, daysFrom(localDate(row.created_at), row.date)))), ahead.length),
    'no-shows': share(away.length, away.length + done.length),
    clear: clear.length < 5 ? null : share(sum(clear), clear.length),
    'legal-aid':
      done.filter(({ referred_to }) => referred_to === 'legal-aid').length +
      matters.filter(({ referred_to }) => referred_to === 'legal-aid').length,
    matters: matters.length,
    'matters-grid': matters.filter(({ origin }) => origin === 'grid').length,
    'matters-agreed': agreed.length,
    'matters-rate': share(agreed.length, agreed.length + failed.length),
    'matters-days': middle(ended.map((row) => daysFrom(row.accepted_on, row.ended_on ?? ''))),
    surveys: new Set(responses.map(({ survey_id }) => survey_id)).size,
    responses: responses.length,
    misses: sum(misses.map(({ count }) => count)),
    trainings: of('training').length,
    trained: people(of('training')),
  }
}
