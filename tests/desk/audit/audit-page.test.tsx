import type { AuditEntry } from '@domain/audit'
import { screen } from '@testing-library/react'
import { matchPath } from 'react-router'
import { pages } from '../../../desk/pages'
import { RECORD_PLACES } from '../../../desk/places'
import { admin, officer, openDesk } from '../openDesk'

const entry = (seq: number): AuditEntry => ({
  seq,
  at: '2026-12-03T01:30:00.000Z',
  who: '李四',
  what: '看电话全号',
  subject: `记录${seq}`,
  isId: true,
  records: [],
  address: '10.0.0.7',
  device: 'Windows 电脑，Edge',
})
const people = [{ id: 's1', name: '李四' }]

test('shows who did what, when and from where, and goes on to older entries', async () => {
  const { user, server } = openDesk('/audit', admin, {
    deskAudit: ({ query }) =>
      query.before === undefined
        ? { entries: [entry(52), entry(51)], more: true, people }
        : { entries: [entry(50)], more: false, people },
  })
  expect(await screen.findByText('编号 记录52')).toBeVisible()
  expect(screen.getAllByText('Windows 电脑，Edge · 10.0.0.7')).toHaveLength(2)
  expect(screen.getAllByText(/2026年12月3日 09:30/)).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: '再往前看' }))
  expect(await screen.findByText('编号 记录50')).toBeVisible()
  expect(server.callsOf('deskAudit').map(({ query }) => query)).toEqual([{}, { before: '51' }])
  expect(screen.queryByRole('button', { name: '再往前看' })).not.toBeInTheDocument()
})

test('the address says which entries are shown', async () => {
  const { server } = openDesk('/audit?staffId=s1&action=booking.reveal-phone&from=2026-12-01&to=oops', admin, {
    deskAudit: () => ({ entries: [], more: false, people }),
  })
  expect(await screen.findByText('没有这样的记录')).toBeVisible()
  const asked = { staffId: 's1', action: 'booking.reveal-phone', from: '2026-12-01' }
  expect(server.callsOf('deskAudit')[0]?.query).toEqual(asked)
  expect(screen.getByRole('button', { name: /下载 CSV/ })).toBeVisible()
})

test('choosing a person narrows the list', async () => {
  const { user, server } = openDesk('/audit', admin, {
    deskAudit: () => ({ entries: [entry(1)], more: false, people }),
  })
  await user.click(await screen.findByRole('combobox', { name: '谁' }))
  await user.click(await screen.findByTitle('李四'))
  expect(await screen.findByText('编号 记录1')).toBeVisible()
  expect(server.callsOf('deskAudit').at(-1)?.query).toEqual({ staffId: 's1' })
})

test('the log is not for the office', async () => {
  const { server } = openDesk('/audit', officer)
  expect(await screen.findByText('没有这个页面')).toBeVisible()
  expect(screen.queryByText('操作记录')).not.toBeInTheDocument()
  expect(server.callsOf('deskAudit')).toEqual([])
})

test('an entry leads to each record it is about, by the name staff know it by', async () => {
  const records: AuditEntry['records'] = [
    { kind: 'booking', id: 'b1', name: '1203-01', date: '2026-12-03' },
    { kind: 'question', id: 'q1' },
  ]
  openDesk('/audit', admin, {
    deskAudit: () => ({ entries: [{ ...entry(1), subject: 'b1 q1', records }], more: false, people }),
  })
  expect(await screen.findByRole('link', { name: '1203-01' })).toHaveAttribute(
    'href',
    '/bookings?date=2026-12-03&id=b1',
  )
  expect(screen.getByRole('link', { name: '编号 q1' })).toHaveAttribute('href', '/questions?id=q1')
  expect(screen.queryByText(/编号 b1/)).not.toBeInTheDocument()
})

test.each(Object.entries(RECORD_PLACES))('a %s is opened on a page that asks for the same permission', (_, place) => {
  const { pathname } = new URL(place.to({ id: 'x', date: '2026-12-03' }), 'http://desk')
  const opened = pages.find(({ path }) => matchPath(path, pathname))
  expect(opened?.needs).toBe(place.needs)
})

test('of what was cleared by its age it says how many, which is no number of a record', async () => {
  openDesk('/audit', admin, {
    deskAudit: () => ({ entries: [{ ...entry(1), subject: '43 条', isId: false }], more: false, people }),
  })
  expect(await screen.findByText('43 条')).toBeVisible()
})
