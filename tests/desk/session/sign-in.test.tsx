import { screen, waitFor } from '@testing-library/react'
import { aBooking } from '../bookings'
import { Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const nobody = { deskMe: () => new Refusal('not-signed-in') }

test('signs in and lands on the day', async () => {
  const { user, server } = openDesk('/', officer, { ...nobody, deskLogin: () => officer })
  await user.type(await screen.findByLabelText('账号'), 'sifasuo')
  await user.type(screen.getByLabelText('密码'), 'a long phrase{Enter}')
  expect(await screen.findByRole('heading', { name: '今天' })).toBeVisible()
  expect(server.callsOf('deskLogin')[0]?.body).toEqual({ account: 'sifasuo', password: 'a long phrase' })
})

test('a wrong password says so and keeps what was typed', async () => {
  const { user } = openDesk('/', officer, { ...nobody, deskLogin: () => new Refusal('wrong-password') })
  await user.type(await screen.findByLabelText('账号'), 'sifasuo')
  await user.type(screen.getByLabelText('密码'), 'wrong{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('账号或密码不对')
  expect(screen.getByLabelText('账号')).toHaveValue('sifasuo')
  expect(screen.getByLabelText('密码')).toHaveValue('wrong')
})

test('says what is missing without asking the server', async () => {
  const { user, server } = openDesk('/', officer, nobody)
  await user.type(await screen.findByLabelText('账号'), 'sifasuo')
  await user.click(screen.getByRole('button', { name: '登录' }))
  expect(await screen.findByText('请填密码')).toBeVisible()
  expect(server.callsOf('deskLogin')).toHaveLength(0)
})

test('a session that lapses is renewed over the open page', async () => {
  const { user, server } = openDesk('/bookings?date=2026-01-08', officer, {
    deskBookings: () => [aBooking()],
    deskSetBookingStatus: () => new Refusal('not-signed-in'),
    deskLogin: () => officer,
  })
  await user.click(await screen.findByRole('button', { name: '签到' }))
  expect(await screen.findByText(/登录已过期/)).toBeVisible()
  expect(screen.getByLabelText('账号')).toHaveValue('sifasuo')
  expect(screen.getByText('张三')).toBeInTheDocument()
  await user.type(screen.getByLabelText('密码'), 'a long phrase{Enter}')
  await waitFor(() => expect(server.callsOf('deskLogin')).toHaveLength(1))
  await waitFor(() => expect(screen.queryByText(/登录已过期/)).toBeNull())
})

test('asks for the one-time code once the password was right, and keeps both', async () => {
  const { user, server } = openDesk('/', officer, { ...nobody, deskLogin: () => new Refusal('code-needed') })
  await user.type(await screen.findByLabelText('账号'), 'sifasuo')
  expect(screen.queryByLabelText('动态码')).toBeNull()
  await user.type(screen.getByLabelText('密码'), 'a long phrase{Enter}')
  const code = await screen.findByLabelText('动态码')
  expect(screen.queryByRole('alert')).toBeNull()
  server.answer({ deskLogin: () => new Refusal('wrong-code') })
  await user.type(code, '000000{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('动态码不对')
  server.answer({ deskLogin: () => ({ ...officer, factor: 'on' }) })
  await user.clear(code)
  await user.type(code, '123456{Enter}')
  expect(await screen.findByRole('heading', { name: '今天' })).toBeVisible()
  expect(server.callsOf('deskLogin').at(-1)?.body).toEqual({
    account: 'sifasuo',
    password: 'a long phrase',
    code: '123456',
  })
})
