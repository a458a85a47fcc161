import type { Booking } from '@domain/booking'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Ticket } from '@/features/booking/ticket'
import { keepTicket } from '@/features/booking/use-booking-change'
import { requests, serve, visited } from './mocks/taro'

const booking: Booking = {
  id: 'b-1',
  number: '1203-07',
  code: '123456',
  status: 'booked',
  slotId: 'slot-1',
  dutyDayId: 'day-1',
  date: '2099-12-03',
  start: '09:00',
  end: '09:30',
  adviser: '值班律师（示例）',
  place: '镇公共法律服务工作站',
  topic: 'labour',
  name: '张三',
  phone: '13900000001',
  channel: 'online',
  createdAt: '2099-12-01T00:00:00.000Z',
  freeCancelUntil: '2099-12-02T23:00:00.000Z',
} as Booking

test('opens without a network: the day in words, the code to say, what to bring', async () => {
  keepTicket(booking)
  render(<Ticket id="b-1" fresh={false} />)
  expect(screen.getByText(/^12月3日 星期. 上午9:00$/)).toBeVisible()
  expect(screen.getByText('123 456')).toBeVisible()
  expect(screen.getByRole('img', { name: /1 2 3 4 5 6/ })).toBeVisible()
  expect(screen.getByText('劳动合同、工牌、考勤或记工本')).toBeVisible()
  expect(await screen.findByText(/这是上次看过的内容/, {}, { timeout: 5000 })).toBeVisible()
})

test('cancels only after asking, and says so', async () => {
  keepTicket(booking)
  serve(({ url, method }) => {
    if (url.endsWith('/login')) return { statusCode: 200, data: { token: 't', me: { id: 'r', guest: true } } }
    if (method === 'POST') return { statusCode: 200, data: { ...booking, status: 'cancelled' } }
    if (url.endsWith('/town')) return { statusCode: 200, data: { places: [] } }
    return { statusCode: 200, data: url.includes('/bookings/') ? booking : [] }
  })
  render(<Ticket id="b-1" fresh={false} />)
  const cancels = () => requests.filter(({ url }) => url.endsWith('/cancel'))
  fireEvent.click(screen.getByRole('button', { name: '不去了，取消预约' }))
  fireEvent.click(screen.getByRole('button', { name: '不取消，保留' }))
  expect(cancels()).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '不去了，取消预约' }))
  fireEvent.click(screen.getByRole('button', { name: '取消预约' }))
  await waitFor(() => expect(screen.getByText('这次预约已经取消。')).toBeVisible())
  expect(cancels()).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '换个时间' })).not.toBeInTheDocument()
})

test('after the consultation asks how it was', async () => {
  keepTicket({ ...booking, status: 'done' })
  render(<Ticket id="b-1" fresh={false} />)
  fireEvent.click(await screen.findByRole('button', { name: /三个小问题/ }))
  expect(visited).toEqual(['/pages/survey/fill/index?id=consultation-feedback&booking=b-1'])
})
