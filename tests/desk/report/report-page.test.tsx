import { FIGURES, type Report } from '@domain/report'
import { screen, waitFor, within } from '@testing-library/react'
import { Refusal } from '../fakeServer'
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
  madeOn: '2026-11-30',
  needs: ['labour'],
})

test('shows a year beside the one before, and behind a number what it counts', async () => {
  const { user, server } = openDesk('/report?from=2026-01-01&to=2026-12-31', officer, {
    deskReport: () => report(12),
    deskReportRecords: () => [{ id: 'e1', date: '2026-05-06', title: '土地讲座', amount: 1 }],
  })
  const events = await screen.findByRole('link', { name: '开展普法活动：12 场，看数了哪些记录' })
  expect(screen.getAllByText(/比上年多 9 场/).length).toBeGreaterThan(0)
  expect(screen.getByRole('row', { name: /继承 <5\*/ })).toBeInTheDocument()
  expect(server.callsOf('deskReport')[0]?.query).toEqual({ from: '2026-01-01', to: '2026-12-31' })

  await user.click(events)
  const drawer = await screen.findByRole('dialog')
  expect(await within(drawer).findByRole('link', { name: '土地讲座' })).toHaveAttribute(
    'href',
    '/events?year=2026&id=e1',
  )
  expect(within(drawer).getByText('共 1 条记录，合计 1 场')).toBeInTheDocument()
  expect(within(drawer).getByText(/不含大喇叭广播和工作人员培训/)).toBeInTheDocument()
  expect(server.callsOf('deskReportRecords')[0]?.params).toEqual({ id: 'events' })
})

test('leads from a group, and from the year before, to the records of that number alone; a hidden one leads nowhere', async () => {
  const { user, server, router } = openDesk('/report?from=2026-01-01&to=2026-12-31', officer, {
    deskReport: () => report(12),
    deskReportRecords: () => [{ id: 'b1', date: '2026-05-07', title: '3 劳动维权', amount: 1 }],
  })
  await user.click(await screen.findByRole('link', { name: '接待法律咨询，劳动维权：9，看数了哪些记录' }))
  const record = await screen.findByRole('link', { name: '3 劳动维权' })
  expect(record).toHaveAttribute('href', '/bookings?date=2026-05-07&id=b1')
  expect(server.callsOf('deskReportRecords').at(-1)?.query).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
    by: '按主题',
    group: '劳动维权',
  })
  await user.click(screen.getByRole('button', { name: /Close|关闭/ }))
  await waitFor(() => expect(router.state.location.search).toBe('?from=2026-01-01&to=2026-12-31'))

  await user.click(screen.getByRole('link', { name: '接待法律咨询，劳动维权，上年：2，看数了哪些记录' }))
  await waitFor(() => expect(server.callsOf('deskReportRecords')).toHaveLength(2))
  expect(server.callsOf('deskReportRecords').at(-1)?.query).toMatchObject({ from: '2025-01-01', to: '2025-12-31' })
  expect(screen.queryByRole('link', { name: /继承/ })).toBeNull()
})

describe('the report as a file', () => {
  const saved: { name: string }[] = []
  beforeEach(() => {
    saved.length = 0
    URL.createObjectURL = () => 'blob:report'
    URL.revokeObjectURL = () => {}
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download })
    })
  })
  afterEach(() => jest.restoreAllMocks())
  const docx = { filename: '年度报告.docx', content: 'words' }
  const path = '/report?from=2026-01-01&to=2026-06-30'

  test('is of the same span', async () => {
    const { user, server } = openDesk(path, officer, { deskReport: () => report(0), deskReportDocx: () => docx })
    await user.click(await screen.findByRole('button', { name: /下载 Word/ }))
    await waitFor(() => expect(saved).toEqual([{ name: '年度报告.docx' }]))
    expect(server.callsOf('deskReportDocx')[0]?.query).toEqual({ from: '2026-01-01', to: '2026-06-30' })
  })

  test('comes after the password was asked for, which is told when it is wrong', async () => {
    const { user, server } = openDesk(path, officer, {
      deskReport: () => report(0),
      deskReportDocx: () => new Refusal('proof-needed'),
      deskProve: () => new Refusal('wrong-password'),
    })
    await user.click(await screen.findByRole('button', { name: /下载 Word/ }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent('请再输一次密码')
    await user.type(within(dialog).getByLabelText('密码'), 'wrong{Enter}')
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('密码不对')
    expect(saved).toEqual([])
    server.answer({ deskProve: () => ({ ok: true }), deskReportDocx: () => docx })
    await user.clear(within(dialog).getByLabelText('密码'))
    await user.type(within(dialog).getByLabelText('密码'), 'a long phrase{Enter}')
    await waitFor(() => expect(saved).toEqual([{ name: '年度报告.docx' }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('does not come when the person puts it off, and can be asked for again', async () => {
    const { user, server } = openDesk(path, officer, {
      deskReport: () => report(0),
      deskReportDocx: () => new Refusal('proof-needed'),
    })
    const button = await screen.findByRole('button', { name: /下载 Word/ })
    await user.click(button)
    await user.click(await screen.findByRole('button', { name: '先不办' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(saved).toEqual([])
    server.answer({ deskReportDocx: () => docx })
    await user.click(button)
    await waitFor(() => expect(saved).toEqual([{ name: '年度报告.docx' }]))
  })
})
