import type { RosterEffect } from '@domain/roster'
import { screen, waitFor, within } from '@testing-library/react'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { officer, openDesk, villager } from '../openDesk'

const day = {
  id: '2026-01-08-thu',
  adviser: '王五',
  place: '镇司法所',
  published: true,
  waiting: 1,
  slots: [
    { id: 's1', start: '09:00', end: '09:30', places: 2, taken: 1 },
    { id: 's2', start: '09:30', end: '10:00', places: 2, taken: 0 },
  ],
}
const effect = (changes: Partial<RosterEffect> = {}): RosterEffect => ({
  seen: 'print-1',
  days: [{ dutyDayId: day.id, what: 'removed', date: '2026-01-08', adviser: '王五', slots: 2, places: 4 }],
  bookings: [
    {
      bookingId: 'b1',
      number: '0108-01',
      visitor: '张三',
      phoneMasked: '139****0001',
      date: '2026-01-08',
      start: '09:00',
      what: 'cancelled',
      reachable: false,
    },
  ],
  waitingEnded: 1,
  ...changes,
})
const roster: FakeHandlers = {
  deskRoster: () => ({
    rules: [],
    exceptions: [],
    dates: [{ date: '2026-01-08', dayKind: 'workday', overruled: false, days: [day] }],
    publishedUntil: '2026-01-31',
  }),
  deskPreviewRoster: () => effect(),
}

test('closing a day shows who is affected before it is saved, and saves what was looked at', async () => {
  const { server, user } = openDesk('/roster', officer, { ...roster, deskChangeRoster: () => effect() })
  expect(await screen.findByText('已约 1 / 4')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '停这一天' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText(/张三（0108-01 号.*取消/)).toBeVisible()
  expect(dialog.getByText('要打电话')).toBeVisible()
  expect(server.callsOf('deskChangeRoster')).toHaveLength(0)
  await user.type(dialog.getByLabelText(/原因/), '律师出庭')
  await user.click(dialog.getByRole('button', { name: '改，并通知 1 个人' }))
  await waitFor(() => expect(server.callsOf('deskChangeRoster')).toHaveLength(1))
  expect(server.callsOf('deskChangeRoster')[0]?.body).toEqual({
    change: { kind: 'except', exception: { kind: 'closed', dayId: day.id } },
    reason: '律师出庭',
    seen: 'print-1',
  })
})

test('without a reason nothing is saved', async () => {
  const { server, user } = openDesk('/roster', officer, roster)
  await user.click(await screen.findByRole('button', { name: '停这一天' }))
  await user.click(await screen.findByRole('button', { name: '改，并通知 1 个人' }))
  expect(await screen.findByText(/请写原因/)).toBeVisible()
  expect(server.callsOf('deskChangeRoster')).toHaveLength(0)
})

test('when somebody booked meanwhile, the new effect is shown and nothing typed is lost', async () => {
  const { server, user } = openDesk('/roster', officer, {
    ...roster,
    deskChangeRoster: () => new Refusal('state-changed'),
  })
  await user.click(await screen.findByRole('button', { name: '停这一天' }))
  await user.type(await screen.findByLabelText(/原因/), '律师出庭')
  server.answer({ deskPreviewRoster: () => effect({ seen: 'print-2', bookings: [] }) })
  await user.click(screen.getByRole('button', { name: '改，并通知 1 个人' }))
  expect(await screen.findByText('没有人已经预约，不影响群众。')).toBeVisible()
  expect(screen.getByLabelText(/原因/)).toHaveValue('律师出庭')
  server.answer({ deskChangeRoster: () => effect() })
  await user.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(server.callsOf('deskChangeRoster')[1]?.body).toMatchObject({ seen: 'print-2' }))
})

test('a grid officer finds neither the page nor its menu entry', async () => {
  const { server } = openDesk('/roster', villager)
  expect(await screen.findByText('没有这个页面')).toBeVisible()
  expect(screen.queryByRole('link', { name: '值班安排' })).toBeNull()
  expect(server.callsOf('deskRoster')).toHaveLength(0)
})

test('weeks without duty say that nobody can book, and what to do', async () => {
  openDesk('/roster', officer, {
    ...roster,
    deskRoster: () => ({
      rules: [],
      exceptions: [],
      dates: [{ date: '2026-01-10', dayKind: 'day-off', overruled: false, days: [] }],
      publishedUntil: '2026-01-31',
    }),
  })
  expect(await screen.findByText(/群众约不上。先加一条每周规则/)).toBeVisible()
})
