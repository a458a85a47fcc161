import type { Reply } from '@domain/api'
import { addDays, localDate } from '@domain/time'
import { screen, waitFor, within } from '@testing-library/react'
import { anEvent } from '../anEvent'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { adviser, officer, openDesk } from '../openDesk'

const question: Reply<'deskQuestions'>[number] = {
  id: 'q1',
  text: '邻居盖房挡了光该找谁',
  askedOn: '2026-11-01',
  mayPublish: true,
  status: 'open',
}

test('each number of what waits leads to the list behind it, and only what a role may see is asked for', async () => {
  const { server } = openDesk('/', adviser, { deskQuestions: () => [question, { ...question, id: 'q2' }] })
  const work = await screen.findByRole('link', { name: /匿名提问待答复\s*2/ })
  expect(work).toHaveAttribute('href', '/questions?status=open')
  expect(server.callsOf('deskEvents')).toEqual([])
  expect(server.callsOf('deskUnsentMessages')).toEqual([])
})

test('only whoever may publish is told that a lesson waits for it', async () => {
  const lesson: Reply<'deskLessons'>[number] = {
    id: 'l1',
    title: '罚款怎么问',
    summary: '先看罚单上写了什么，再去问清楚。',
    audiences: ['general'],
    topics: ['government'],
    status: 'published',
    origin: 'file',
    newest: { revision: 1, status: 'reviewed', author: '王五', mine: false, savedAt: '2026-11-01T01:00:00.000Z' },
    toReview: [],
    conflict: false,
    readings: 0,
    minutes: 1,
    keyDates: [],
    adultOnly: false,
  }
  const answers = {
    deskLessons: () => [
      lesson,
      { ...lesson, id: 'l2', newest: { ...lesson.newest, status: 'draft' } },
      // One's own wait for somebody else.
      { ...lesson, id: 'l3', newest: { ...lesson.newest, status: 'draft', mine: true } },
      { ...lesson, id: 'l4', newest: { ...lesson.newest, mine: true } },
    ],
  }
  const { unmount } = openDesk('/', adviser, answers as FakeHandlers)
  await screen.findByRole('link', { name: /普法内容待审核\s*1/ })
  expect(screen.queryByText('审核过了，待发布')).not.toBeInTheDocument()
  unmount()
  openDesk('/', officer, answers as FakeHandlers)
  expect(await screen.findByRole('link', { name: /审核过了，待发布\s*1/ })).toBeVisible()
})

test('each count of the day leads to a list of just as many', async () => {
  const today = localDate(new Date())
  const event = (id: string, days: number, people = 0) =>
    anEvent({ id, kind: 'lecture', title: `讲座 ${id}`, date: addDays(today, days), people })
  const events = [event('a', 3), event('b', 0), event('c', -2), event('d', -9, 30)]
  const matter = (id: string, status: 'accepted' | 'assigned'): Reply<'deskMediations'>[number] => ({
    id,
    number: `2026-000${id}`,
    kind: 'neighbour',
    status,
    origin: 'resident',
    acceptedOn: today,
    overdue: false,
    mine: false,
  })
  const matters = [matter('1', 'accepted'), matter('2', 'assigned'), matter('3', 'assigned')]
  const answers: FakeHandlers = {
    deskMediationFigures: () => new Refusal('busy'),
    town: () => new Refusal('busy'),
    deskEvents: () => events,
    deskMediations: ({ query }) =>
      query?.show === 'accepted' ? matters.filter(({ status }) => status === 'accepted') : matters,
  }
  for (const [name, count] of [
    ['七天内的普法活动', 2],
    ['办完的活动没填人数', 1],
    ['调解申请待安排人', 1],
  ] as const) {
    const { user, unmount } = openDesk('/', officer, answers)
    await user.click(await screen.findByRole('link', { name: new RegExp(`${name}\\s*${count}`) }))
    await waitFor(() => expect(document.querySelectorAll('.card-list > li')).toHaveLength(count))
    unmount()
  }
})

test('what cannot be read is said, can be tried again, and the rest is shown', async () => {
  const { server, user } = openDesk('/', officer, {
    deskQuestions: () => [question],
    deskFollowUps: () => new Refusal('busy'),
  })
  await screen.findByRole('link', { name: /匿名提问待答复/ })
  const alert = await screen.findByRole('alert')
  expect(screen.queryByText('都办完了')).toBeNull()
  server.answer({ deskFollowUps: () => [] })
  await user.click(within(alert).getByRole('button', { name: '再试一次' }))
  await screen.findByRole('link', { name: /匿名提问待答复/ })
  expect(server.callsOf('deskFollowUps')).toHaveLength(2)
})

test('follow-ups that are due lead to the list of those alone', async () => {
  const { user, server } = openDesk('/follow-ups?show=due', officer, { deskFollowUps: () => [] })
  expect(await screen.findByText('没有到期要回访的人')).toBeVisible()
  const [first] = server.callsOf('deskFollowUps')
  await user.click(screen.getByText('往后 14 天的'))
  expect(await screen.findByText('往后 14 天没有要回访的人')).toBeVisible()
  const later = server.callsOf('deskFollowUps').at(-1)
  expect(Date.parse(later?.query.until ?? '') - Date.parse(first?.query.until ?? '')).toBe(14 * 24 * 60 * 60_000)
})

test('a published question leads on to a lesson', async () => {
  openDesk('/questions?status=published', officer, {
    deskQuestions: () => [{ ...question, status: 'published', answer: '先好好商量。' }],
  })
  const link = await screen.findByRole('link', { name: '照着写一篇普法内容' })
  expect(link).toHaveAttribute('href', '/lessons/new?question=q1')
})
