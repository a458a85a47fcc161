import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Reply } from '@domain/api'
import { type Lesson, summarise } from '@domain/lessons'
import {
  type AgeBand,
  type ClassQuestion,
  CODE_ALPHABET,
  CODE_LENGTH,
  effectOf,
  type Form,
  formOf,
  inFives,
  type Phase,
  type PooledQuestion,
  poolQuestions,
  shownInAll,
  shownKey,
  shuffled,
  splitForms,
  type Tally,
} from '@domain/school'
import { addMinutes, toInstant } from '@domain/time'
import { isUniqueViolation, type Tx } from '../db/database'
import type { ClassParticipantRow } from '../db/tables'
import { findEvent } from '../events/store'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { guardingCode } from './guessing'
import * as store from './store'

/** Answers keep coming in for a while after joining has closed: a phone that lost the signal still hands in. */
const HAND_IN_MINUTES = 12 * 60
/** More phones than any school of a township has: whoever knows a code can't fill the database with made-up ones. */
export const MOST_PHONES = 1000

/** The published lesson of an id, or undefined: handed in, so that a class needs nothing else of the lesson shelf. */
export type FindLesson = (id: string) => Promise<Lesson | undefined>

const lessonsOf = async (find: FindLesson, ids: readonly string[]): Promise<Lesson[]> =>
  (await Promise.all(ids.map(find))).flatMap((lesson) => lesson ?? [])

/** The participant's value stays on the phone; the database knows only its hash. */
const hashParticipant = (participant: string) => createHash('sha256').update(`class:${participant}`).digest('base64url')

const newCode = () => Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

/**
 * Lets a phone into the class. The same participant value joins once, so that a retry on bad signal takes no second
 * place. Throws `class-code-wrong`, `class-code-expired`, or `too-many-requests` after sixty wrong codes from one address
 * in ten minutes.
 */
export const join = (
  parts: Parts,
  find: FindLesson,
  given: { code: string; ageBand: AgeBand; participant: string },
  address: string,
): Promise<Reply<'joinClass'>> => guardingCode(parts, address, () => joinByCode(parts, find, given))

async function joinByCode(
  parts: Parts,
  find: FindLesson,
  given: { code: string; ageBand: AgeBand; participant: string },
): Promise<Reply<'joinClass'>> {
  const { database, now } = parts
  const session = await store.sessionByCode(database.query, given.code)
  const event = session && (await findEvent(database.query, session.event_id))
  if (!session || !event) throw new Failure('class-code-wrong')
  if (session.expires_at <= toInstant(now())) throw new Failure('class-code-expired')

  const participant = await enter(parts, session.id, hashParticipant(given.participant), given.ageBand)
  const questions = (phase: Phase) =>
    shuffled(session.forms[formOf(participant.first_form, phase)], Math.random).map(withoutAnswer)
  return {
    participant: given.participant,
    title: event.title,
    before: questions('before'),
    after: questions('after'),
    lessons: (await lessonsOf(find, event.lessonIds)).map(summarise),
  }
}

const withoutAnswer = ({ id, question, options }: PooledQuestion): ClassQuestion => ({ id, question, options })

/**
 * Which form a phone begins with is a bit of its random value: half the class on average, without a counter that would
 * keep the order in which phones came.
 */
const firstFormOf = (id: string): Form => ((id.codePointAt(0) ?? 0) % 2 ? 'a' : 'b')

async function enter(
  { database }: Parts,
  sessionId: string,
  id: string,
  ageBand: AgeBand,
): Promise<ClassParticipantRow> {
  const known = await store.participantById(database.query, id)
  if (!known && (await store.countParticipants(database.query, sessionId)) >= MOST_PHONES)
    throw new Failure('too-many-requests', { message: '这堂课加入的手机满了，请告诉老师。', retryAfterSeconds: 3600 })
  await store.addParticipant(database.query, {
    id,
    session_id: sessionId,
    age_band: ageBand,
    first_form: firstFormOf(id),
  })
  const row = await store.participantById(database.query, id)
  if (row?.session_id !== sessionId) throw new Failure('bad-request')
  return row
}

/** Whether a class takes no answers any more. */
const isOver = (session: store.ClassSession, now: Date): boolean =>
  addMinutes(session.expires_at, HAND_IN_MINUTES) < toInstant(now)

/** Takes one phase of the quiz; what was handed in first stands, and every retry is answered with it. */
export async function handIn(
  { database, now }: Parts,
  given: { participant: string; phase: Phase; answers: Record<string, number> },
): Promise<Reply<'submitClassQuiz'>> {
  const participant = await store.participantById(database.query, hashParticipant(given.participant))
  const session = participant && (await store.sessionById(database.query, participant.session_id))
  if (!participant || !session) throw new Failure('class-code-wrong')
  if (isOver(session, now())) throw new Failure('class-code-expired')

  const questions = session.forms[formOf(participant.first_form, given.phase)]
  const chosen = new Map(Object.entries(given.answers))
  if (questions.length > 0)
    await database.transaction(async (tx) => {
      const shown = await store.lockShown(tx, session.id)
      await store.addAnswers(
        tx,
        questions.map((question) => ({
          session_id: session.id,
          participant_id: participant.id,
          phase: given.phase,
          question_id: question.id,
          chosen: chosen.get(question.id) ?? null,
          correct: chosen.get(question.id) === question.answer ? 1 : 0,
        })),
      )
      await store.setShown(tx, session.id, inFives(shown, await store.tallies(tx, session.id)))
    })
  const stored = await store.answersOf(database.query, participant.id, given.phase)
  const results = questions.map((question) => {
    const answer = stored.find((row) => row.question_id === question.id)
    return {
      id: question.id,
      answer: question.answer,
      right: answer?.correct === 1,
      reason: question.reason,
      ...(answer?.chosen === null || answer === undefined ? {} : { chosen: answer.chosen }),
    }
  })
  return { results, right: results.filter((result) => result.right).length }
}

/**
 * Makes the event's class code, or prolongs it. The questions are those of the event's lessons as they stand now, and
 * stay so for this class. `record` writes it down in the same transaction. Throws `invalid-fields` when the lessons give
 * no questions.
 */
export async function open(
  { database, now }: Parts,
  find: FindLesson,
  eventId: string,
  hours: number,
  record: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  const event = await findEvent(database.query, eventId)
  if (!event) throw new Failure('not-found')
  const expires = addMinutes(toInstant(now()), hours * 60)
  const existing = await store.sessionOfEvent(database.query, eventId)
  if (existing)
    return database.transaction(async (tx) => {
      await store.setExpiry(tx, existing.id, expires)
      await record(tx)
    })
  const forms = splitForms(poolQuestions(await lessonsOf(find, event.lessonIds)))
  if (forms.a.length === 0)
    throw new Failure('invalid-fields', { fields: { lessonIds: '请先给活动选普法内容，课堂小测从里面出题' } })
  const session = { event_id: eventId, expires_at: expires, forms }
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(async (tx) => {
        await store.addSession(tx, { id: randomUUID(), code: newCode(), ...session })
        await record(tx)
      })
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === 5) throw error
      if (await store.sessionOfEvent(database.query, eventId)) return
    }
  }
}

/** The class as the projector and the desk show it, during it and ever after: results are what `inFives` lets through. */
export async function results({ database, now }: Parts, eventId: string): Promise<Reply<'deskClassResults'>> {
  const event = await findEvent(database.query, eventId)
  if (!event) throw new Failure('not-found')
  const session = await store.sessionOfEvent(database.query, eventId)
  if (!session)
    return { title: event.title, unopened: true, joined: 0, finishedBefore: 0, finishedAfter: 0, questions: [] }
  const [joined, finished] = [
    await store.countParticipants(database.query, session.id),
    await store.finished(database.query, session.id),
  ]
  const { shown } = session
  const ofQuestion = (phase: Phase, id: string): Tally => {
    const { count, total } = shown[shownKey(phase, id)] ?? { count: 0, total: 0 }
    return { count, total }
  }
  const overall = effectOf(shownInAll(shown, 'before'), shownInAll(shown, 'after'))
  return {
    title: event.title,
    joined,
    finishedBefore: finished.before,
    finishedAfter: finished.after,
    ...(session.expires_at > toInstant(now()) ? { code: session.code } : {}),
    ...(isOver(session, now()) ? { over: true as const } : {}),
    ...(overall ? { overall } : {}),
    questions: [...session.forms.a, ...session.forms.b].map(({ id, question }) => {
      const effect = effectOf(ofQuestion('before', id), ofQuestion('after', id))
      return { id, question, ...(effect ? { effect } : {}) }
    }),
  }
}
