import { FIGURES, type Report } from '@domain/report'
import { screen, within } from '@testing-library/react'
import { officer, openDesk } from '../openDesk'

const report = (value: number): Report => ({
  town: '示例镇',
  from: '2026-01-01',
  to: '2026-12-31',
  before: { from: '2025-01-01', to: '2025-12-31' },
  figures: FIGURES.map(({ id }) => ({
    id,
    value,
    before: 3,
    by:
      id === 'consultations'
        ? [
            {
              title: '按主题',
              groups: [
                { name: '劳动维权', value: 9, before: 2 },
                { name: '继承', value: null, before: null },
              ],
            },
          ]
        : [],
  })),
  needs: ['labour'],
})

test('shows a year beside the one before, and behind a number what it counts', async () => {
  const { user, server } = openDesk('/report?from=2026-01-01&to=2026-12-31', officer, {
    deskReport: () => report(12),
    deskReportRecords: () => [{ id: 'e1', date: '2026-05-06', title: '土地讲座', amount: 1 }],
  })
  const events = await screen.findByRole('button', { name: '开展普法活动：看数了哪些记录' })
  expect(events).toHaveTextContent('12 场')
  expect(screen.getAllByText('比上年多 9 场').length).toBeGreaterThan(0)
  expect(screen.getByRole('row', { name: /继承 <5\*/ })).toBeInTheDocument()
  expect(server.callsOf('deskReport')[0]?.query).toEqual({ from: '2026-01-01', to: '2026-12-31' })

  await user.click(events)
  const drawer = await screen.findByRole('dialog')
  expect(await within(drawer).findByRole('link', { name: '土地讲座' })).toHaveAttribute('href', '/events?year=2026')
  expect(within(drawer).getByText(/不含大喇叭广播和工作人员培训/)).toBeInTheDocument()
  expect(server.callsOf('deskReportRecords')[0]?.params).toEqual({ id: 'events' })
})

test('offers the same span as Word and Excel', async () => {
  openDesk('/report?from=2026-01-01&to=2026-06-30', officer, { deskReport: () => report(0) })
  const word = await screen.findByRole('link', { name: /下载 Word/ })
  expect(word).toHaveAttribute('href', '/api/desk/report.docx?from=2026-01-01&to=2026-06-30')
})
