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
  expect(work).toHaveAttribute('href', '/questions')
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

test('a published question becomes the beginning of a lesson', async () => {
  const answer = '先好好商量；不成，找村里的调解员，也可以来公共法律服务工作站。'
  const { user } = openDesk('/questions?status=published', officer, {
    deskQuestions: () => [{ ...question, status: 'published', answer }],
    deskCheckLesson: () => new Refusal('busy'),
  })
  await user.click(await screen.findByRole('link', { name: '照着写一篇普法内容' }))
  const text = await screen.findByRole('textbox', { name: '普法内容的文字' })
  expect(text).toHaveDisplayValue(/title: "邻居盖房挡了光该找谁"/)
  expect(text).toHaveDisplayValue(new RegExp(answer))
})
