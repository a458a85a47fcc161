import { screen, waitFor } from '@testing-library/react'
import { Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const TOKEN = 'a'.repeat(43)
const nobody = { deskMe: () => new Refusal('not-signed-in') }

test('somebody with a link sets a password, then signs in with it', async () => {
  const { user, server } = openDesk(`/join#${TOKEN}`, officer, {
    ...nobody,
    deskLink: () => officer,
    deskJoin: () => officer,
    deskLogin: () => officer,
  })
  expect(await screen.findByText(/李四（司法所），您的账号是/)).toHaveTextContent('sifasuo')
  await user.type(screen.getByLabelText('密码'), 'seven geese walk home{Enter}')
  expect(await screen.findByRole('heading', { name: '密码设好了' })).toBeVisible()
  expect(server.callsOf('deskJoin')[0]?.body).toEqual({ token: TOKEN, password: 'seven geese walk home' })
  expect(screen.getByLabelText('账号')).toHaveValue('sifasuo')
  await user.type(screen.getByLabelText('密码'), 'seven geese walk home{Enter}')
  expect(await screen.findByRole('heading', { name: '今天' })).toBeVisible()
})

test('a password that is too easy is said at the field, and the link still holds', async () => {
  const { user, server } = openDesk(`/join#${TOKEN}`, officer, {
    ...nobody,
    deskLink: () => officer,
    deskJoin: () => new Refusal('invalid-fields', { password: '这个密码用的人太多' }),
  })
  await user.type(await screen.findByLabelText('密码'), 'password123{Enter}')
  expect(await screen.findByText('这个密码用的人太多')).toBeVisible()
  server.answer({ deskJoin: () => officer })
  await user.clear(screen.getByLabelText('密码'))
  await user.type(screen.getByLabelText('密码'), 'seven geese walk home{Enter}')
  expect(await screen.findByRole('heading', { name: '密码设好了' })).toBeVisible()
})

test.each([
  ['used', `/join#${TOKEN}`],
  ['cut short', '/join#abc'],
  ['without a token', '/join'],
])('a link that is %s says where to get another', async (_, path) => {
  const { server } = openDesk(path, officer, { ...nobody, deskLink: () => new Refusal('link-gone') })
  expect(await screen.findByText('这个链接不能用了')).toBeVisible()
  expect(screen.getByText(/请找管理员再发一个/)).toBeVisible()
  await waitFor(() => expect(server.callsOf('deskLink').length).toBeLessThanOrEqual(1))
})
