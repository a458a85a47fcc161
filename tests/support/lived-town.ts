import { randomUUID } from 'node:crypto'
import { loadSurveyFiles } from '../../server/survey/content'
import { publishFiles } from '../../server/survey/versions'
import { aRequest, newKey, thursdays, withRules } from './duty'
import { deskOf } from './lessons'
import type { TestServer } from './server'

/**
 * Lives in a fresh town as people would, over HTTP: bookings of every end, a waiting list, surveys, a class, questions, a
 * lesson changed at the desk. What it leaves in the database is what a release's schema is remembered by.
 */
export async function liveInTown(server: TestServer): Promise<void> {
  const { parts } = server
  const villages = parts.town.villages.map(({ id }) => id)
  await publishFiles(parts, loadSurveyFiles('content/surveys', villages))
  const [day] = await withRules(server, thursdays(1))
  const slots = (day?.slots ?? []).map(({ id }) => id)
  const officer = await server.staff('officer')
  await makeBookings(server, slots, officer)
  await teachClass(server, officer)
  await changeLessons(server, officer)
  await answerSurveys(server)
  await server.get('search', { query: { q: '一个谁也没有写过的词' } })
  await server.get('askQuestion', {
    body: { text: '测试问题：能不能帮我看看合同？', publish: true, submissionId: newKey() },
  })
  await server.call('deskLogin', { body: { account: 'nobody', password: 'wrong' } })
  await server.get('deskRenewFeed', {}, await server.staff('adviser', { adviser: '测试律师' }))
}

async function makeBookings(server: TestServer, [slot = '', other = '']: string[], officer: { cookie: string }) {
  const [first, second, third] = [await server.guest(), await server.guest(), await server.guest()]
  const book = (slotId: string, phone: string, who: { token: string }) =>
    server.get('createBooking', { body: aRequest(slotId, { phone }), idempotencyKey: newKey() }, who)
  const booked = await book(slot, '13900000001', first)
  const cancelled = await book(other, '13900000002', second)
  await server.call('recordConsent', { body: { templates: ['reminder'] } }, first)
  const { slotId: _, ...visit } = aRequest(slot, { phone: '13900000003' })
  const waiting = { dutyDayId: booked.dutyDayId, ...visit }
  await server.get('joinWaitlist', { body: waiting, idempotencyKey: newKey() }, third)
  await server.get('cancelBooking', { params: { id: cancelled.id } }, second)
  await server.get('deskBookingPhone', { params: { id: booked.id } }, officer)
  const change = { kind: 'set-day-kind', date: '2026-12-05', dayKind: 'workday' } as const
  const { seen } = await server.get('deskPreviewRoster', { body: { change } }, officer)
  await server.get('deskChangeRoster', { body: { change, seen, reason: '测试：补班' } }, officer)
}

async function teachClass(server: TestServer, officer: { cookie: string }): Promise<void> {
  const event = await server.get(
    'deskAddEvent',
    {
      body: {
        kind: 'school-session',
        title: '法治进校园：保护自己',
        date: '2026-12-01',
        place: '镇中心小学',
        topics: ['minors'],
        lessonIds: ['lend-bank-card'],
      },
    },
    officer,
  )
  const opened = await server.get('deskOpenClass', { params: { id: event.id }, body: { hours: 2 } }, officer)
  const session = await server.get('joinClass', {
    body: { code: opened.code ?? '', ageBand: 'primary', participant: `phone-${'1'.padStart(12, '0')}` },
  })
  const answers = Object.fromEntries(session.before.map(({ id }) => [id, 0]))
  await server.get('submitClassQuiz', { body: { participant: session.participant, phase: 'before', answers } })
}

async function changeLessons(server: TestServer, officer: { cookie: string }): Promise<void> {
  const desk = deskOf(server)
  const [lesson, other] = await server.get('lessons')
  const opened = await desk.open(lesson?.id ?? '', officer)
  await desk.save(opened.source, opened, officer)
  await desk.withdraw(other?.id ?? '', officer)
}

async function answerSurveys(server: TestServer): Promise<void> {
  const me = await server.guest()
  for (const { id, version } of await server.get('surveys'))
    await server.call(
      'submitResponse',
      { params: { id }, body: { submissionId: randomUUID(), version, answers: {}, audience: 'general' } },
      me,
    )
}
