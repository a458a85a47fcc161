import { AUDIENCES, type Audience } from '@domain/audiences'
import { MEDIATION_KINDS } from '@domain/mediation'
import type { NeedCount, NeedSource } from '@domain/needs'
import type { Answers } from '@domain/survey'
import { optionsOf, questionsOf, type SurveyDefinition } from '@domain/survey'
import { TOPICS, type Topic } from '@domain/topics'
import type { Queryable } from '../db/database'
import { countedResponses } from '../survey/answers'
import { findVersion, versionsOf } from '../survey/versions'

const isAudience = (text: string | null): text is Audience => AUDIENCES.some((audience) => audience === text)
const isTopic = (text: string): text is Topic => TOPICS.some((topic) => topic === text)

/** Adds counts up by source, audience and village. */
export function needCounter() {
  const cells = new Map<string, NeedCount>()
  return {
    add(
      source: NeedSource,
      audience: string | null,
      villageId: string | null,
      n: number,
      topics: Iterable<Topic>,
      times = 1,
    ) {
      const group = isAudience(audience) ? audience : 'general'
      const key = `${source} ${group} ${villageId ?? ''}`
      const cell = cells.get(key) ?? { source, audience: group, villageId: villageId ?? '', n: 0, topics: {} }
      cell.n += n
      for (const topic of topics) cell.topics[topic] = (cell.topics[topic] ?? 0) + times
      cells.set(key, cell)
    },
    counts: (): NeedCount[] => [...cells.values()],
  }
}
export type NeedCounter = ReturnType<typeof needCounter>

/** The topics that somebody's chosen options name, each once. */
export function topicsOfAnswers(survey: Pick<SurveyDefinition, 'sections'>, answers: Answers): Set<Topic> {
  const topics = new Set<Topic>()
  for (const question of questionsOf(survey)) {
    const answer = answers[question.id]
    if (!answer) continue
    const chosen =
      'choice' in answer
        ? [answer.choice]
        : 'choices' in answer
          ? answer.choices
          : 'order' in answer
            ? answer.order
            : []
    for (const option of optionsOf(question))
      if (chosen.includes(option.id)) for (const topic of option.topics) topics.add(topic)
  }
  return topics
}

/** Whether any option of a survey names a topic: only then do its answers say something about needs. */
const asksNeeds = (survey: SurveyDefinition): boolean =>
  questionsOf(survey).some((question) => optionsOf(question).some((option) => option.topics.length > 0))

/** Counts the answers of every survey and version that names topics. */
export async function countSurveys(query: Queryable, counter: NeedCounter): Promise<void> {
  const surveys = await query.selectFrom('survey_version').select('survey_id').distinct().execute()
  for (const { survey_id } of surveys) {
    for (const { version } of await versionsOf(query, survey_id)) {
      const found = await findVersion(query, survey_id, version)
      if (!found || !asksNeeds(found.definition)) continue
      for await (const { answers, audience, villageId } of countedResponses(query, survey_id, version))
        counter.add('survey', audience, villageId, 1, topicsOfAnswers(found.definition, answers))
    }
  }
}

/** Counts consultations since a date, by the resident's group where they have said it. */
export async function countBookings(query: Queryable, counter: NeedCounter, since: string): Promise<void> {
  const rows = await query
    .selectFrom('booking')
    .leftJoin('resident', 'resident.id', 'booking.resident_id')
    .select(({ fn }) => [
      'booking.topic',
      'booking.village_id as booking_village',
      'resident.village_id as own_village',
      'resident.audience',
      fn.countAll().as('count'),
    ])
    .where('booking.date', '>=', since)
    .where('booking.status', '!=', 'cancelled')
    .groupBy(['booking.topic', 'booking.village_id', 'resident.village_id', 'resident.audience'])
    .execute()
  for (const row of rows) {
    const times = Number(row.count)
    counter.add('booking', row.audience, row.booking_village ?? row.own_village, times, [row.topic], times)
  }
}

/** Counts quiz answers of classes: students, whose village nobody asks. `topicsOf` gives the topics of a lesson. */
export async function countQuizzes(
  query: Queryable,
  counter: NeedCounter,
  topicsOf: (lessonId: string) => Promise<readonly Topic[]>,
): Promise<void> {
  const rows = await query
    .selectFrom('class_answer')
    .select(({ fn }) => ['question_id', 'correct', fn.countAll().as('count')] as const)
    .groupBy(['question_id', 'correct'])
    .execute()
  for (const row of rows) {
    const times = Number(row.count)
    const topics = row.correct ? [] : await topicsOf(row.question_id.slice(0, row.question_id.lastIndexOf('.')))
    counter.add('quiz', 'youth', null, times, topics.filter(isTopic), times)
  }
}

/** Counts mediation matters since a date among the consultations: both are needs real enough to come for. No text is read. */
export async function countMediationNeeds(query: Queryable, counter: NeedCounter, since: string): Promise<void> {
  const rows = await query
    .selectFrom('mediation')
    .leftJoin('resident', 'resident.id', 'mediation.resident_id')
    .select(({ fn }) => [
      'mediation.kind',
      'mediation.village_id as village',
      'resident.audience',
      fn.countAll().as('count'),
    ])
    .where('mediation.accepted_on', '>=', since)
    .where('mediation.status', '!=', 'withdrawn')
    .groupBy(['mediation.kind', 'mediation.village_id', 'resident.audience'])
    .execute()
  for (const row of rows) {
    const times = Number(row.count)
    counter.add('booking', row.audience, row.village, times, [MEDIATION_KINDS[row.kind].topic], times)
  }
}
