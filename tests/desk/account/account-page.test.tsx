import type { DeskSession } from '@domain/staff'
import { screen, waitFor, within } from '@testing-library/react'
import { Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const session = (more: Partial<DeskSession>): DeskSession => ({
  id: 'here',
  device: 'Windows 电脑，Edge',
  address: '10.0.0.9',
  since: '2026-11-30T01:00:00.000Z',
  lastSeen: '2026-11-30T02:00:00.000Z',
  current: true,
  ...more,
})
const phone = session({ id: 'phone', device: '安卓手机，微信', current: false })

test('is reached by the own name, and says where one is signed in', async () => {
  const { user } = openDesk('/', officer, { deskSessions: () => [session({}), phone] })
  await user.click(await screen.findByRole('link', { name: /李四/ }))
  expect(await screen.findByRole('heading', { name: '我的账号' })).toBeVisible()
  const here = (await screen.findByText('Windows 电脑，Edge')).closest('li')
  const there = screen.getByText('安卓手机，微信').closest('li')
  expect(here).toHaveTextContent(/Windows 电脑，Edge.*10\.0\.0\.9.*11月30日 09:00 登录.*正在用.*本机/)
  expect(there).toHaveTextContent(/安卓手机，微信.*11月30日 10:00 用过/)
})

test('ends one session, or all others after asking', async () => {
  let list = [session({}), phone, session({ id: 'tablet', device: 'iPad，Safari', current: false })]
  const { user, server } = openDesk('/account', officer, {
    deskSessions: () => list,
    deskEndSession: ({ params }) => {
      list = list.filter(({ id }) => id !== params.id)
      return { ok: true }
    },
    deskEndOtherSessions: () => {
      list = list.filter(({ current }) => current)
      return { ok: true }
    },
  })
  const row = (await screen.findByText('安卓手机，微信')).closest('li') as HTMLElement
  await user.click(within(row).getByRole('button', { name: '停掉' }))
  await waitFor(() => expect(screen.queryByText('安卓手机，微信')).toBeNull())
  await user.click(screen.getByRole('button', { name: '停掉别处所有的登录' }))
  expect(server.callsOf('deskEndOtherSessions')).toHaveLength(0)
  await user.click(await screen.findByRole('button', { name: '都停掉' }))
  await waitFor(() => expect(screen.queryByText('iPad，Safari')).toBeNull())
  expect(screen.queryByRole('button', { name: '停掉别处所有的登录' })).toBeNull()
})

describe('changing the password', () => {
  const open = (change: () => { ok: true } | Refusal) =>
    openDesk('/account', officer, { deskSessions: () => [session({})], deskChangePassword: change })

  test('says what is too short before asking the server', async () => {
    const { user, server } = open(() => ({ ok: true }))
    await user.type(await screen.findByLabelText('现在的密码'), 'old')
    await user.type(screen.getByLabelText('新密码'), 'short{Enter}')
    expect(await screen.findByText('密码至少 10 位，可以用一句话')).toBeVisible()
    expect(server.callsOf('deskChangePassword')).toHaveLength(0)
  })

  test('says at the field what the server will not take, and keeps what was typed', async () => {
    const { user } = open(() => new Refusal('invalid-fields', { password: '这个密码用的人太多' }))
    await user.type(await screen.findByLabelText('现在的密码'), 'the old one')
    await user.type(screen.getByLabelText('新密码'), 'password123{Enter}')
    expect(await screen.findByText('这个密码用的人太多')).toBeVisible()
    expect(screen.getByLabelText('现在的密码')).toHaveValue('the old one')
  })

  test('empties the form once it has worked', async () => {
    const { user, server } = open(() => ({ ok: true }))
    await user.type(await screen.findByLabelText('现在的密码'), 'the old one')
    await user.type(screen.getByLabelText('新密码'), 'seven geese walk home{Enter}')
    expect(await screen.findByText(/密码改好了/)).toBeVisible()
    expect(server.callsOf('deskChangePassword')[0]?.body).toEqual({
      old: 'the old one',
      password: 'seven geese walk home',
    })
    await waitFor(() => expect(screen.getByLabelText('新密码')).toHaveValue(''))
  })
})
