import type { ClassResults } from '@domain/school'
import { screen, waitFor, within } from '@testing-library/react'
import { anEvent } from '../anEvent'
import { Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const event = anEvent()
const room: ClassResults = {
  title: event.title,
  code: 'ABC234',
  joined: 6,
  finishedBefore: 6,
  finishedAfter: 6,
  overall: {
    before: { count: 9, total: 30 },
    after: { count: 24, total: 30 },
    change: 0.5,
    interval: { low: 0.26, high: 0.68 },
  },
  questions: [{ id: 'q1', question: '陌生人要验证码给不给？' }],
}

const unopened: ClassResults = {
  title: event.title,
  unopened: true,
  joined: 0,
  finishedBefore: 0,
  finishedAfter: 0,
  questions: [],
}

const noPicture = { deskClassCode: () => ({}) }

test('a class without a code yet can be opened, and then shows its code', async () => {
  const { server, user } = openDesk('/events/e1/class', officer, {
    ...noPicture,
    deskClassResults: () => unopened,
  })
  await screen.findByText(/还没有课堂码/)
  expect(screen.getByRole('heading', { name: event.title })).toBeVisible()
  expect(screen.queryByRole('button', { name: '全屏放给学生看' })).toBeNull()
  server.answer({ deskOpenClass: () => ({ ...event, code: 'ABC234' }), deskClassResults: () => room })
  await user.click(screen.getByRole('button', { name: '开课堂码' }))
  expect(await screen.findByText('ABC234')).toBeVisible()
  expect(server.callsOf('deskOpenClass')[0]).toMatchObject({ params: { id: 'e1' }, body: { hours: 2 } })
})

test('of an event that is not there it says so, and there is nothing to open', async () => {
  openDesk('/events/gone/class', officer, { ...noPicture, deskClassResults: () => new Refusal('not-found') })
  await screen.findByText(/没有这个活动/)
  expect(screen.queryByRole('button', { name: '开课堂码' })).toBeNull()
})

test("shows counts and the class's result with its interval, and says nothing before five have answered", async () => {
  const { server } = openDesk('/events/e1/class', officer, { ...noPicture, deskClassResults: () => room })
  expect(await screen.findByRole('region', { name: '全班答对的比例' })).toHaveTextContent(
    /课前30%.*课后80%.*变化 \+50 个百分点（95% 区间 \+26 到 \+68）/,
  )
  expect(screen.queryByRole('region', { name: '陌生人要验证码给不给？' })).toBeNull()
  const { overall: _, ...early } = room
  server.answer({ deskClassResults: () => ({ ...early, joined: 2, finishedBefore: 1, finishedAfter: 0 }) })
  expect(await screen.findByText(/满 5 个人交了/)).toBeVisible()
})

test('a class that is over asks nobody to hand in any more', async () => {
  const { code: _, ...ended } = room
  const { server } = openDesk('/events/e1/class', officer, { ...noPicture, deskClassResults: () => ended })
  expect(await screen.findByText(/已经进来的人还能把题交完/)).toBeVisible()
  server.answer({ deskClassResults: () => ({ ...ended, over: true }) })
  expect(await screen.findByText('这节课上完了，不再收题。')).toBeVisible()
})

test('a wall that could not be read is tried again on request, and one that fails later stays up', async () => {
  const { server, user } = openDesk('/events/e1/class', officer, {
    ...noPicture,
    deskClassResults: () => new Refusal('busy'),
  })
  const alert = await screen.findByRole('alert')
  expect(screen.queryByRole('button', { name: /课堂码/ })).toBeNull()
  server.answer({ deskClassResults: () => room })
  await user.click(within(alert).getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('ABC234')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())

  const read = server.callsOf('deskClassResults').length
  server.answer({ deskClassResults: () => new Refusal('busy') })
  await waitFor(() => expect(server.callsOf('deskClassResults').length).toBeGreaterThan(read))
  expect(screen.getByText('ABC234')).toBeVisible()
  server.answer({ deskClassResults: () => ({ ...room, joined: 7 }) })
  expect(await screen.findByText('7 人')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test("the wall shows WeChat's own code where the town has it, and else the address to scan", async () => {
  openDesk('/events/e1/class', officer, {
    deskClassResults: () => room,
    deskClassCode: () => ({ picture: 'data:image/png;base64,iVBORw0KGgo=' }),
  })
  expect(await screen.findByRole('img', { name: '进课堂的小程序码' })).toBeVisible()
  expect(screen.getByText('用微信扫一扫')).toBeVisible()
})

test('the list of events asks for one kind', async () => {
  const { server, user } = openDesk('/events', officer, { deskEvents: () => [event], lessons: () => [] })
  await screen.findByText(event.title)
  await user.click(screen.getByRole('combobox', { name: '类型' }))
  await user.click(await screen.findByText('集市咨询'))
  await waitFor(() => expect(server.callsOf('deskEvents').at(-1)?.query.kind).toBe('stall'))
})
