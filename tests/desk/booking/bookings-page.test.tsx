import { screen, waitFor, within } from '@testing-library/react'
import { aBooking } from '../bookings'
import { Refusal } from '../fakeServer'
import { adviser, officer, openDesk } from '../openDesk'

const address = '/bookings?date=2026-01-08'
const row = async (name: string) => {
  const item = (await screen.findByText(name)).closest('li')
  if (!item) throw new Error(`${name} is in no list`)
  return within(item)
}

test('shows who comes when about what, with the number masked', async () => {
  const { server } = openDesk(address, adviser, { deskBookings: () => [aBooking()] })
  const booking = await row('张三')
  expect(booking.getByText('劳动维权')).toBeVisible()
  expect(booking.getByText('139****0001')).toBeVisible()
  expect(booking.getByText('已预约')).toBeVisible()
  expect(screen.getByRole('heading', { name: /上午9:00–9:30/ })).toBeVisible()
  expect(server.callsOf('deskBookings')[0]?.query).toEqual({ date: '2026-01-08' })
})

test('shows the full number only after it was asked for', async () => {
  const { server, user } = openDesk(address, officer, {
    deskBookings: () => [aBooking()],
    deskBookingPhone: () => ({ phone: '13900000001' }),
  })
  const booking = await row('张三')
  expect(server.callsOf('deskBookingPhone')).toHaveLength(0)
  await user.click(booking.getByRole('button', { name: /看张三的号码/ }))
  expect(await booking.findByRole('link', { name: '13900000001' })).toHaveAttribute('href', 'tel:13900000001')
})

test('checks in, and takes it back', async () => {
  let status: 'booked' | 'checked-in' = 'booked'
  const { server, user } = openDesk(address, officer, {
    deskBookings: () => [aBooking({ status })],
    deskSetBookingStatus: ({ body }) => {
      status = body.to === 'checked-in' ? 'checked-in' : 'booked'
      return aBooking({ status })
    },
  })
  await user.click((await row('张三')).getByRole('button', { name: '签到' }))
  expect(await (await row('张三')).findByText('已到场')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: '撤回' }))
  expect(await (await row('张三')).findByText('已预约')).toBeVisible()
  expect(server.callsOf('deskSetBookingStatus').map((call) => call.body)).toEqual([
    { from: 'booked', to: 'checked-in' },
    { from: 'checked-in', to: 'booked' },
  ])
})

test('asks before a step that can not be taken back', async () => {
  const { server, user } = openDesk(address, officer, {
    deskBookings: () => [aBooking()],
    deskSetBookingStatus: () => aBooking({ status: 'no-show' }),
  })
  await user.click((await row('张三')).getByRole('button', { name: '没来' }))
  expect(server.callsOf('deskSetBookingStatus')).toHaveLength(0)
  await user.click(await screen.findByRole('button', { name: '记为没来' }))
  await waitFor(() => expect(server.callsOf('deskSetBookingStatus')).toHaveLength(1))
})

test('when somebody else was faster, says so and shows the new state', async () => {
  const { server, user } = openDesk(address, officer, {
    deskBookings: () => [aBooking()],
    deskSetBookingStatus: () => new Refusal('state-changed'),
  })
  const button = (await row('张三')).getByRole('button', { name: '签到' })
  server.answer({ deskBookings: () => [aBooking({ status: 'cancelled' })] })
  await user.click(button)
  expect(await screen.findByText(/状态已经变了/)).toBeVisible()
  expect(await (await row('张三')).findByText('已取消')).toBeVisible()
  expect((await row('张三')).queryByRole('button', { name: '签到' })).toBeNull()
})

test('says when nobody comes', async () => {
  openDesk(address, officer, { deskBookings: () => [] })
  expect(await screen.findByText('这一天还没有人预约')).toBeVisible()
})

test('says what failed, and tries again', async () => {
  const { server, user } = openDesk(address, officer, { deskBookings: () => new Refusal('busy') })
  expect(await screen.findByRole('alert')).toHaveTextContent('现在办理的人较多')
  server.answer({ deskBookings: () => [aBooking()] })
  await user.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('张三')).toBeVisible()
})

test('goes to the next day, and the address says so', async () => {
  const { server, user, router } = openDesk(address, officer, { deskBookings: () => [] })
  await screen.findByText('这一天还没有人预约')
  await user.click(screen.getByRole('button', { name: '后一天' }))
  await waitFor(() => expect(server.callsOf('deskBookings').at(-1)?.query).toEqual({ date: '2026-01-09' }))
  expect(router.state.location.search).toBe('?date=2026-01-09')
})
