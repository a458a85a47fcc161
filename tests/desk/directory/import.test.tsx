import { fireEvent, screen } from '@testing-library/react'
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

/** The page, and a way to choose a file on it. */
async function withFile(file: File) {
  const open = openDesk('/directory/import', officer, { deskCheckImport: () => ({ rows: [good], version: 4 }) })
  await screen.findByText(/选填好的/)
  const field = document.querySelector('input[type=file]') as HTMLInputElement
  fireEvent.change(field, { target: { files: [file] } })
  return open
}
const XLSX = { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

test('a chosen file is checked', async () => {
  const { server } = await withFile(new File(['cells'], '通讯录.xlsx', XLSX))
  expect(await screen.findByText(/还没有存/)).toBeVisible()
  expect(server.callsOf('deskCheckImport')[0]?.body).toEqual({ source: { file: btoa('cells') } })
})

test('a file that is too large is not sent, and the person hears why', async () => {
  const { server } = await withFile(new File(['x'.repeat(200_000)], '通讯录.xlsx', XLSX))
  expect(await screen.findByText(/文件太大，请只留要导入的表/)).toBeVisible()
  expect(server.callsOf('deskCheckImport')).toEqual([])
})

test('a file the browser can’t read (another program holds it) says what to do', async () => {
  const read = jest.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementation(function (this: FileReader) {
    this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>)
  })
  const { server } = await withFile(new File(['cells'], '通讯录.xlsx', XLSX))
  read.mockRestore()
  expect(await screen.findByText(/读不了这个文件.*关掉那个程序再选一次/)).toBeVisible()
  expect(server.callsOf('deskCheckImport')).toEqual([])
})
