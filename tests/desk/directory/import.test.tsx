import { screen } from '@testing-library/react'
import { Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const good = { sheet: '联系人', row: 2, what: 'add' as const, name: '张三', faults: [], changes: [] }
const bad = {
  sheet: '联系人',
  row: 3,
  what: 'fault' as const,
  name: '李四',
  faults: ['电话：电话只能写数字'],
  changes: [],
}

async function paste(open: ReturnType<typeof openDesk>) {
  await open.user.click(await screen.findByText(/粘贴到这里/))
  await open.user.type(screen.getByLabelText('粘贴表格内容'), '类别')
  await open.user.click(screen.getByRole('button', { name: '核对粘贴的' }))
}

test('faulty rows are named with their number, and nothing can be saved', async () => {
  const open = openDesk('/directory/import', officer, { deskCheckImport: () => ({ rows: [good, bad], version: 4 }) })
  await paste(open)
  expect(await screen.findByText('联系人 第 3 行')).toBeVisible()
  expect(screen.getByText('电话：电话只能写数字')).toBeVisible()
  expect(screen.getByText(/有 1 行要改/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '确定存' })).toBeNull()
})

test('good rows are saved only when confirmed, on the state they were checked against', async () => {
  const open = openDesk('/directory/import', officer, {
    deskCheckImport: () => ({ rows: [good], version: 4 }),
    deskImport: () => new Refusal('state-changed'),
  })
  await paste(open)
  await screen.findByText(/还没有存/)
  expect(open.server.callsOf('deskImport')).toEqual([])
  await open.user.click(screen.getByRole('button', { name: '确定存' }))
  expect(await screen.findByText(/状态已经变了/)).toBeVisible()
  open.server.answer({ deskImport: () => ({ rows: [good], version: 5 }) })
  await open.user.click(screen.getByRole('button', { name: '确定存' }))
  expect(await screen.findByText(/存好了：新加 1 行/)).toBeVisible()
  expect(open.server.callsOf('deskImport')[0]?.body).toEqual({ source: { text: '类别' }, version: 4 })
})
