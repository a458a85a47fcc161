import type { Staff, StaffMember } from '@domain/staff'
import { screen, waitFor, within } from '@testing-library/react'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const admin: Staff = { id: 'a1', account: 'guanli', name: '孙七', role: 'admin' }
const clerk: StaffMember = { ...officer, state: 'active', sessions: 1 }
const link = { token: 'b'.repeat(43), until: '2026-12-03T01:00:00.000Z' }
const town = {
  name: '示例镇',
  county: '示例县',
  serviceName: '示例',
  office: { id: 'office', kind: 'office' as const, name: '工作站', purpose: '', topics: [] },
  villages: [{ id: 'v1', name: '东村' }],
  contacts: [],
  places: [],
}
const open = (handlers: FakeHandlers) =>
  openDesk('/staff', admin, {
    town: () => town,
    deskStaff: () => [{ ...admin, state: 'active', sessions: 1 }, clerk],
    deskStaffSessions: () => [],
    ...handlers,
  })

test('says who can get in and who is still to come', async () => {
  open({
    deskStaff: () => [
      clerk,
      {
        ...officer,
        id: 'v',
        name: '赵六',
        role: 'village',
        villageId: 'v1',
        state: 'invited',
        sessions: 0,
        linkUntil: link.until,
      },
      { ...officer, id: 'old', name: '钱八', state: 'disabled', sessions: 0 },
    ],
  })
  const [first, second, third] = (await screen.findAllByRole('button', { name: /^办理/ })).map((each) =>
    each.closest('li'),
  )
  expect(first).toHaveTextContent(/李四.*司法所.*在用.*1 处登录着/)
  await waitFor(() => expect(second).toHaveTextContent(/赵六.*村网格员，东村.*等本人设密码.*12月3日 09:00 为止/))
  expect(third).toHaveTextContent(/钱八.*已停用/)
})

test('an invitation asks for what the role needs and shows the link once', async () => {
  const { user, server } = open({ deskInvite: () => ({ id: 'new', ...link }) })
  await user.click(await screen.findByRole('button', { name: '请人加入' }))
  const drawer = within(await screen.findByRole('dialog'))
  await user.type(drawer.getByLabelText('账号'), 'lvshi2')
  await user.type(drawer.getByLabelText('姓名'), '王五')
  await user.click(drawer.getByRole('combobox', { name: '角色' }))
  await user.click(await screen.findByText('法律顾问'))
  await user.click(drawer.getByRole('button', { name: '生成链接' }))
  expect(await drawer.findByText('请填值班表上的名字')).toBeVisible()
  expect(server.callsOf('deskInvite')).toHaveLength(0)
  await user.type(drawer.getByLabelText('值班表上的名字'), '王律师')
  await user.click(drawer.getByRole('button', { name: '生成链接' }))
  expect(await drawer.findByText(new RegExp(`/desk/join#${link.token}`))).toBeVisible()
  expect(drawer.getByText(/到 12月3日 09:00 为止，只能用一次/)).toBeVisible()
  expect(server.callsOf('deskInvite')[0]?.body).toEqual({
    account: 'lvshi2',
    name: '王五',
    role: 'adviser',
    adviser: '王律师',
  })
  await user.click(drawer.getByRole('button', { name: '办好了' }))
  await waitFor(() => expect(screen.queryByText(new RegExp(link.token))).toBeNull())
})

test('taking a password asks first, then shows the new link', async () => {
  const { user, server } = open({ deskResetStaff: () => link })
  await user.click(await screen.findByRole('button', { name: '办理：李四' }))
  await user.click(await screen.findByRole('button', { name: '重设密码' }))
  expect(server.callsOf('deskResetStaff')).toHaveLength(0)
  await user.click(await screen.findByRole('button', { name: '生成链接' }))
  expect(await screen.findByText(new RegExp(link.token))).toBeVisible()
  expect(server.callsOf('deskResetStaff')[0]?.params).toEqual({ id: officer.id })
})

test('what the server will not do to the last administrator is said', async () => {
  const { user } = open({ deskSetStaffActive: () => new Refusal('last-admin') })
  await user.click(await screen.findByRole('button', { name: '办理：孙七' }))
  const drawer = within(await screen.findByRole('dialog'))
  expect(drawer.queryByRole('button', { name: '重设密码' })).toBeNull()
  await user.click(drawer.getByRole('button', { name: '停用账号' }))
  await user.click(await screen.findByRole('button', { name: '停用' }))
  expect(await screen.findByText(/这样就没有能登录的管理员了/)).toBeVisible()
})

test('somebody without the permission finds no such page', async () => {
  openDesk('/staff', officer)
  expect(await screen.findByText('没有这个页面')).toBeVisible()
  expect(screen.queryByRole('link', { name: '工作人员' })).toBeNull()
})
