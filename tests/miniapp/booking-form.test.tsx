import type { Booking, DutyDay } from '@domain/booking'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { BookingForm } from '@/features/booking/booking-form'
import { useDraft } from '@/features/booking/draft'
import { requests, serve, stored, visited } from './mocks/taro'

const day: DutyDay = {
  id: 'day-1',
  date: '2026-12-03',
  adviser: '值班律师（示例）',
  place: '镇公共法律服务工作站',
  slots: [{ id: 'slot-1', start: '09:00', end: '09:30', places: 2, left: 2, open: true }],
  waiting: 0,
}
const booking = { id: 'b-1', number: '1203-01', code: '123456', status: 'booked', slotId: 'slot-1' } as Booking

const show = () => render(<BookingForm day={day} when="12月3日 星期四 上午9:00" wanted={{ slotId: 'slot-1' }} />)
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const fill = () => {
  type('姓名', '张三')
  type('手机号', '13900000001')
  fireEvent.click(screen.getByRole('radio', { name: /劳动维权/ }))
}
const signIn = { statusCode: 200, data: { token: 't', me: { id: 'r', guest: true } } }
const posts = () => requests.filter((request) => request.url === '/api/bookings')

beforeEach(() => useDraft.getState().forget())

test('says of each faulty field what to do, and sends nothing', () => {
  show()
  type('手机号', '123')
  tap('确定预约')
  expect(screen.getByText('请填姓名，至少两个字')).toBeVisible()
  expect(screen.getByText(/手机号是 11 位数字/)).toBeVisible()
  expect(screen.getByText('请选一个主题')).toBeVisible()
  expect(screen.getByLabelText('手机号')).toHaveValue('123')
  expect(posts()).toEqual([])
  // What is mended is no longer red at once; the rest stays.
  type('手机号', '13900000001')
  expect(screen.queryByText(/手机号是 11 位数字/)).not.toBeInTheDocument()
  expect(screen.getByText('请填姓名，至少两个字')).toBeVisible()
})

test('books once however often the button is tapped, and opens the ticket', async () => {
  serve(({ url }) => (url.endsWith('/login') ? signIn : { statusCode: 201, data: booking }))
  show()
  fill()
  tap('确定预约')
  fireEvent.click(screen.getByRole('button', { name: '正在预约…' }))
  await waitFor(() => expect(visited).toEqual(['/pages/appointment/ticket/index?id=b-1&fresh=1']))
  expect(posts()).toHaveLength(1)
  expect(posts()[0]?.data).toEqual({ slotId: 'slot-1', name: '张三', phone: '13900000001', topic: 'labour' })
})

test('keeps what was typed when the network is lost, and tries again under the same key', async () => {
  serve(({ url }) => (url.endsWith('/login') ? signIn : 'offline'))
  show()
  fill()
  tap('确定预约')
  await screen.findByText(/网络不通/, {}, { timeout: 5000 })
  expect(screen.getByLabelText('姓名')).toHaveValue('张三')
  expect(JSON.stringify(stored.get('booking-draft'))).toContain('张三')
  serve(() => ({ statusCode: 201, data: booking }))
  tap('重试')
  await waitFor(() => expect(visited).toHaveLength(1))
  expect(new Set(posts().map((request) => request.header['idempotency-key'])).size).toBe(1)
})

test('a full slot is said plainly and leads to other times', async () => {
  serve(({ url }) =>
    url.endsWith('/login')
      ? signIn
      : { statusCode: 409, data: { error: { code: 'slot-full', message: '这个时段刚刚约满了，请换一个时段。' } } },
  )
  show()
  fill()
  tap('确定预约')
  expect(await screen.findByText('这个时段刚刚约满了，请换一个时段。')).toBeVisible()
  tap('看看别的时段')
  expect(visited).toEqual(['/pages/booking/index'])
})

test('a family member is named, and offered next time', async () => {
  serve(({ url }) => (url.endsWith('/login') ? signIn : { statusCode: 201, data: booking }))
  const { unmount } = show()
  fireEvent.click(screen.getByRole('radio', { name: /替家人约/ }))
  type('来咨询的家人叫什么', '李四')
  type('您的姓名', '张三')
  type('手机号', '13900000001')
  fireEvent.click(screen.getByRole('radio', { name: /继承/ }))
  tap('确定预约')
  await waitFor(() => expect(visited).toHaveLength(1))
  expect(posts()[0]?.data).toMatchObject({ beneficiary: '李四', name: '张三', topic: 'inheritance' })
  unmount()
  show()
  fireEvent.click(screen.getByRole('radio', { name: /替家人约/ }))
  tap('李四')
  expect(screen.getByLabelText('来咨询的家人叫什么')).toHaveValue('李四')
})

test('a family member’s name goes out with the booking alone, stays on this phone, and can be taken off it', async () => {
  serve(({ url }) => (url.endsWith('/login') ? signIn : { statusCode: 201, data: booking }))
  const { unmount } = show()
  fireEvent.click(screen.getByRole('radio', { name: /替家人约/ }))
  type('来咨询的家人叫什么', '李四')
  type('您的姓名', '张三')
  type('手机号', '13900000001')
  fireEvent.click(screen.getByRole('radio', { name: /继承/ }))
  tap('确定预约')
  await waitFor(() => expect(visited).toHaveLength(1))
  const told = requests.filter((request) => JSON.stringify(request).includes('李四'))
  expect(told.map(({ url }) => url)).toEqual(['/api/bookings'])
  unmount()
  show()
  fireEvent.click(screen.getByRole('radio', { name: /替家人约/ }))
  tap('不再记住这些名字')
  expect(screen.queryByRole('button', { name: '李四' })).not.toBeInTheDocument()
  expect(JSON.stringify([...stored])).not.toContain('李四')
})

test('a name not booked for in a year is forgotten by itself; one kept by an older version starts its year now', () => {
  jest.isolateModules(() => {
    const DAY = 24 * 3600 * 1000
    const family = [{ name: '李四', at: Date.now() - 366 * DAY }, { name: '王五', at: Date.now() - 300 * DAY }, '赵六']
    const mock: typeof import('./mocks/taro') = require('./mocks/taro')
    mock.stored.set('booking-draft', { family })
    const fresh: typeof import('@/features/booking/draft') = require('@/features/booking/draft')
    expect(fresh.useDraft.getState().family.map(({ name }) => name)).toEqual(['王五', '赵六'])
  })
})

test('a note may be spoken instead of typed, and the form says how', () => {
  show()
  expect(screen.getByText('不想打字，可以点键盘上的话筒说')).toBeVisible()
})
