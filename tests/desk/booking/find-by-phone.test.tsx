import { screen } from '@testing-library/react'
import { aBooking } from '../bookings'
import { officer, openDesk } from '../openDesk'

test('a phone number typed into the box finds the caller’s bookings of any day', async () => {
  const { server, user } = openDesk('/bookings?date=2026-01-08', officer, {
    deskBookings: () => [],
    deskFindByPhone: () => [aBooking({ date: '2026-02-05', number: '0205-03' })],
  })
  await user.type(await screen.findByLabelText('预约码、姓名或电话'), '139 0000 0001')
  expect(await screen.findByText(/2月5日 星期四 上午9:00，0205-03 号/)).toBeVisible()
  expect(server.callsOf('deskFindByPhone').map(({ body }) => body)).toEqual([{ phone: '13900000001' }])
})
