import { screen, waitFor, within } from '@testing-library/react'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const KEY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const codes = Array.from({ length: 10 }, (_, at) => `AAAA${at}-BBBBB`)
const setup: FakeHandlers = {
  deskBeginFactor: () => ({ key: KEY, uri: `otpauth://totp/x?secret=${KEY}` }),
  deskConfirmFactor: () => ({ codes }),
}

test('a role that must have one-time codes sets them up before anything else', async () => {
  let factor: 'missing' | 'on' = 'missing'
  const { user, server } = openDesk('/bookings', officer, { ...setup, deskMe: () => ({ ...officer, factor }) })
  expect(await screen.findByRole('heading', { name: '先开动态码' })).toBeVisible()
  expect(screen.queryByRole('navigation')).toBeNull()
  await user.click(screen.getByRole('button', { name: '装好了，下一步' }))
  expect(await screen.findByText('ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567')).toBeVisible()
  server.answer({ deskConfirmFactor: () => new Refusal('wrong-code') })
  await user.type(screen.getByLabelText('动态码'), '000000{Enter}')
  expect(await screen.findByText(/动态码不对/)).toBeVisible()
  server.answer({ deskConfirmFactor: () => ({ codes }) })
  await user.clear(screen.getByLabelText('动态码'))
  await user.type(screen.getByLabelText('动态码'), '123456{Enter}')
  const list = await screen.findByRole('list', { name: '备用码' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(codes)
  factor = 'on'
  await user.click(screen.getByRole('button', { name: '抄好了' }))
  expect(await screen.findByRole('heading', { name: '预约名单' })).toBeVisible()
})

test('a role that must have one-time codes from now on is led to them from whatever it is doing', async () => {
  let factor: 'missing' | 'on' | undefined
  const { user, server } = openDesk('/', officer, {
    ...setup,
    deskMe: () => ({ ...officer, ...(factor ? { factor } : {}) }),
  })
  expect(await screen.findByRole('heading', { level: 1, name: /今天/ })).toBeVisible()
  factor = 'missing'
  server.answer({ deskPauses: () => new Refusal('factor-needed') })
  await user.click(screen.getByRole('link', { name: '暂停网约的人' }))
  expect(await screen.findByRole('heading', { name: '先开动态码' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: '装好了，下一步' }))
  await user.type(await screen.findByLabelText('动态码'), '123456{Enter}')
  factor = 'on'
  server.answer({ deskPauses: () => [] })
  await user.click(await screen.findByRole('button', { name: '抄好了' }))
  expect(await screen.findByRole('heading', { name: '暂停网约的人' })).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('at the own account: new recovery codes, and off only where the role may be without', async () => {
  const { user, server } = openDesk(
    '/account',
    { ...officer, factor: 'on' },
    {
      deskSessions: () => [],
      deskFactor: () => ({ on: true, required: true, codesLeft: 3 }),
      deskRenewRecoveryCodes: () => ({ codes }),
    },
  )
  expect(await screen.findByText(/备用码还剩 3 个/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '关掉' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '换一批备用码' }))
  expect(server.callsOf('deskRenewRecoveryCodes')).toHaveLength(0)
  await user.click(await screen.findByRole('button', { name: '换一批' }))
  expect(await screen.findByText(codes[9] ?? '')).toBeVisible()
})

test('a fresh proof may be the one-time code or the password', async () => {
  const { user, server } = openDesk(
    '/account',
    { ...officer, factor: 'on' },
    {
      deskSessions: () => [],
      deskFactor: () => ({ on: true, required: false, codesLeft: 10 }),
      deskDropFactor: () => new Refusal('proof-needed'),
      deskProve: () => new Refusal('wrong-code'),
    },
  )
  await user.click(await screen.findByRole('button', { name: '关掉' }))
  const [, confirm] = await screen.findAllByRole('button', { name: '关掉' })
  await user.click(confirm as HTMLElement)
  await user.type(await screen.findByLabelText('动态码'), '000000{Enter}')
  expect(await screen.findByText(/动态码不对/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: '改用密码' }))
  server.answer({ deskProve: () => ({ ok: true }), deskDropFactor: () => ({ ok: true }) })
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('密码'), 'a long phrase{Enter}')
  await waitFor(() => expect(server.callsOf('deskDropFactor')).toHaveLength(2))
  expect(server.callsOf('deskProve').map(({ body }) => body)).toEqual([
    { code: '000000' },
    { password: 'a long phrase' },
  ])
})
