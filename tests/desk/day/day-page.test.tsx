import type { Reply } from '@domain/api'
import { screen, within } from '@testing-library/react'
import { Refusal } from '../fakeServer'
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
