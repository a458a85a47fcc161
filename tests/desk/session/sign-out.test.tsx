import { screen, within } from '@testing-library/react'
import { NoAnswer } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

test('who could not be signed out is told, in words that stay until they are read', async () => {
  const { user } = openDesk('/', officer, { deskLogout: () => new NoAnswer() })
  await user.click(await screen.findByRole('button', { name: '退出' }))
  const told = await screen.findByRole('dialog')
  expect(told).toHaveTextContent('还没有退出')
  expect(told).toHaveTextContent('连不上服务')
  expect(told).toHaveTextContent('锁上电脑')
  await user.click(within(told).getByRole('button', { name: '知道了' }))
  expect(screen.getByRole('heading', { name: '今天' })).toBeVisible()
})
