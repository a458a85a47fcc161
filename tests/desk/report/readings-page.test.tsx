import type { LessonReadings } from '@domain/readings'
import { FIGURES, type Report } from '@domain/report'
import { screen, within } from '@testing-library/react'
import { officer, openDesk } from '../openDesk'

const PERIOD = { from: '2026-01-01', to: '2026-12-31' }
const at = `from=${PERIOD.from}&to=${PERIOD.to}`
const readings: LessonReadings[] = [
  {
    id: 'wages',
    title: '工钱不给怎么办？',
    total: 12,
    by: [
      { reader: 'elder', count: 9 },
      { reader: 'none', count: 3 },
    ],
  },
  { id: 'land', title: '地被占了怎么办？', total: 0, by: [] },
]

const report = (before: number | undefined): Report => ({
  town: '示例镇',
  ...PERIOD,
  before: { from: '2025-01-01', to: '2025-12-31' },
  madeOn: '2026-11-30',
  needs: [],
  figures: FIGURES.map(({ id }) =>
    id === 'readings'
      ? {
          id,
          value: 78,
          ...(before === undefined ? {} : { before }),
          by: [
            {
              title: '按内容',
              groups: Array.from({ length: 12 }, (_, n) => ({ name: `第${n + 1}篇`, value: 12 - n })),
            },
          ],
        }
      : { id, value: 1, before: 1, by: [] },
  ),
})

test('lists every lesson with how often each group read it, those nobody read too, and their sums', async () => {
  const { server } = openDesk(`/readings?${at}`, officer, { deskReadings: () => readings })
  expect(await screen.findByRole('row', { name: '工钱不给怎么办？ 0 9 0 0 0 3 12' })).toBeVisible()
  expect(screen.getByRole('row', { name: '地被占了怎么办？ 0 0 0 0 0 0 0' })).toBeVisible()
  expect(screen.getByRole('row', { name: '合计（次） 0 9 0 0 0 3 12' })).toBeVisible()
  expect(screen.getByRole('link', { name: '工钱不给怎么办？' })).toHaveAttribute('href', '/lessons/wages')
  expect(server.callsOf('deskReadings')[0]?.query).toEqual(PERIOD)
})

test('shows one lesson for whoever comes from a record of the report, and leads on to all', async () => {
  const { user } = openDesk(`/readings?${at}&id=land`, officer, { deskReadings: () => readings })
  await screen.findByRole('link', { name: '地被占了怎么办？' })
  expect(screen.queryByRole('link', { name: '工钱不给怎么办？' })).toBeNull()
  await user.click(screen.getByRole('link', { name: '看全部' }))
  expect(await screen.findByRole('link', { name: '工钱不给怎么办？' })).toBeVisible()
})

test('the report names the lessons read most, leads to the list of all, and from a record to its lesson', async () => {
  const { user } = openDesk(`/report?${at}`, officer, {
    deskReport: () => report(40),
    deskReportRecords: () => [{ id: 'wages/elder', date: '', title: '工钱不给怎么办？（老年人）', amount: 9 }],
  })
  const table = await screen.findByRole('table', { name: /普法内容阅读，按内容/ })
  expect(within(table).getAllByRole('rowheader')).toHaveLength(10)
  expect(within(table).getByRole('link', { name: '看全部' })).toHaveAttribute('href', `/readings?${at}`)
  await user.click(screen.getByRole('link', { name: '普法内容阅读：78 次，看数了哪些记录' }))
  const drawer = await screen.findByRole('dialog')
  expect(await within(drawer).findByRole('link', { name: '工钱不给怎么办？（老年人）' })).toHaveAttribute(
    'href',
    `/readings?${at}&id=wages`,
  )
  expect(within(drawer).getByText(/不知道是谁、有几个人/)).toBeVisible()
})

test('the report says so where readings were not counted all through the year before', async () => {
  openDesk(`/report?${at}`, officer, { deskReport: () => report(undefined) })
  expect(await screen.findByText('上年没有从头记，不作比较')).toBeVisible()
})
