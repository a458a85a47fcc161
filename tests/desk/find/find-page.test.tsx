import { screen, within } from '@testing-library/react'
import { Refusal } from '../fakeServer'
import { officer, openDesk, villager } from '../openDesk'

test('the slash leads to the search box, what is found to its page, and the address keeps no name', async () => {
  const { user, server, router } = openDesk('/', officer, {
    deskFind: () => [
      {
        kind: 'booking',
        more: false,
        hits: [{ id: 'b1', title: '张三 1203-01', detail: '已预约', where: '2026-12-03' }],
      },
    ],
  })
  await screen.findByRole('heading', { name: '今天' })
  await user.keyboard('/')
  const box = await screen.findByRole('searchbox', { name: '要找的内容' })
  await user.type(box, '张三{Enter}')
  expect(await screen.findByRole('link', { name: '张三 1203-01' })).toHaveAttribute(
    'href',
    '/bookings?date=2026-12-03&id=b1',
  )
  expect(server.callsOf('deskFind')[0]?.body).toEqual({ text: '张三' })
  expect(router.state.location).toMatchObject({ pathname: '/find', search: '' })
})

test('says what is wrong, keeps what was typed, and says when nothing was found', async () => {
  const { user, server } = openDesk('/find', officer, { deskFind: () => new Refusal('busy') })
  const box = await screen.findByRole('searchbox', { name: '要找的内容' })
  await user.type(box, '李{Enter}')
  expect(await screen.findByText('请至少输入两个字')).toBeInTheDocument()
  await user.type(box, '四{Enter}')
  const alert = await screen.findByRole('alert')
  expect(box).toHaveValue('李四')
  server.answer({ deskFind: () => [] })
  await user.click(within(alert).getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText(/没有找到/)).toBeInTheDocument()
})

test('the question mark names the keys, and g with a letter goes to a page', async () => {
  const { user, router } = openDesk('/find', officer, { deskRoster: () => new Refusal('busy') })
  await screen.findByRole('searchbox', { name: '要找的内容' })
  ;(document.activeElement as HTMLElement | null)?.blur()
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: '快捷键' })
  expect(within(sheet).getByText('打开“匿名提问”')).toBeInTheDocument()
  await user.keyboard('{Escape}')
  await user.keyboard('gq')
  await screen.findByRole('heading', { name: '匿名提问' })
  expect(router.state.location.pathname).toBe('/questions')
})

test('whom to call is told to everybody, and led to who keeps the directory', async () => {
  const answers = {
    deskFind: () => [
      {
        kind: 'contact' as const,
        more: false,
        hits: [{ id: 'c1', title: '孙某甲', detail: '东村，网格员，13900009000' }],
      },
    ],
  }
  const look = async (as: typeof officer) => {
    const { user, unmount } = openDesk('/find', as, answers)
    await user.type(await screen.findByRole('searchbox', { name: '要找的内容' }), '网格员{Enter}')
    expect(await screen.findByText('东村，网格员，13900009000')).toBeVisible()
    const link = screen.queryByRole('link', { name: '孙某甲' })?.getAttribute('href')
    unmount()
    return link
  }
  expect(await look(villager)).toBeUndefined()
  expect(await look(officer)).toBe('/directory?id=c1')
})
