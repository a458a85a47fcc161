import type { ClassSession } from '@domain/school'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ClassVisit } from '@/features/school/class-visit'
import { useVisit } from '@/features/school/visit-store'
import { requests, serve, stored } from './mocks/taro'

const question = (id: string) => ({ id, question: `问题${id}`, options: ['能', '不能'] })
const session: ClassSession = {
  participant: 'kept-on-the-phone-1',
  title: '法治进校园（示例）',
  before: [question('b1'), question('b2')],
  after: [question('a1')],
  lessons: [],
}
const marked = {
  results: [
    { id: 'b1', chosen: 0, answer: 1, right: false, reason: '因为这样不安全。' },
    { id: 'b2', answer: 0, right: false, reason: '法律这么写。' },
  ],
  right: 0,
}
const ok = (data: unknown) => ({ statusCode: 201, data })
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const sent = (path: string) => requests.filter(({ url }) => url.endsWith(path)).map(({ data }) => data)

function join() {
  fireEvent.change(screen.getByLabelText('课堂码'), { target: { value: 'abc 234' } })
  choose('初中')
  tap('进课堂')
}

beforeEach(() => useVisit.getState().forget())

test('a code that cannot be one is said at the field, and nothing is sent', () => {
  render(<ClassVisit code="" />)
  fireEvent.change(screen.getByLabelText('课堂码'), { target: { value: '12' } })
  tap('进课堂')
  expect(screen.getByText(/课堂码是 6 位/)).toBeVisible()
  expect(screen.getByText('请选一个')).toBeVisible()
  expect(requests).toEqual([])
})

test('a code of a class that is over is said at the field, with what to do', async () => {
  serve(() => ({ statusCode: 410, data: { error: { code: 'class-code-expired', message: '这堂课已经结束。' } } }))
  render(<ClassVisit code="" />)
  join()
  expect(await screen.findByText('这堂课已经结束。')).toBeVisible()
  expect(screen.getAllByText(/这堂课已经结束/)).toHaveLength(1)
})

test('a join lost on the way is tried again as the same participant, without signing in', async () => {
  render(<ClassVisit code="" />)
  join()
  await screen.findByText(/网络不通/)
  serve(() => ok(session))
  tap('进课堂')
  await screen.findByText('问题b1')
  const bodies = sent('/classes/join') as { participant: string; code: string }[]
  expect(bodies).toHaveLength(2)
  expect(new Set(bodies.map(({ participant }) => participant)).size).toBe(1)
  expect(bodies[0]).toMatchObject({ code: 'ABC234', ageBand: 'junior' })
  expect(sent('/login')).toEqual([])
})

test('answers one question a screen; a lost network keeps them, and the reasons come at once', async () => {
  serve(() => ok(session))
  render(<ClassVisit code="" />)
  join()
  await screen.findByText('问题b1')
  tap('下一题')
  expect(screen.getByText(/不会就选“我不知道”/)).toBeVisible()
  choose('能')
  tap('下一题')
  choose('我不知道')
  serve(() => 'offline')
  tap('交课前小测')
  await screen.findByText(/答案都存在手机里/)
  expect(JSON.stringify(stored.get('class-visit'))).toContain('"b1":0')

  serve(() => ok(marked))
  tap('交课前小测')
  await screen.findByText('交好了：2 题对了 0 题')
  expect(screen.getByText('因为这样不安全。')).toBeVisible()
  expect(screen.getByText('您选的：我不知道')).toBeVisible()
  const sheets = sent('/classes/answers')
  expect(sheets).toHaveLength(2)
  expect(sheets[1]).toEqual(sheets[0])
  expect(sheets[0]).toMatchObject({ phase: 'before', answers: { b1: 0 } })
})

test('opens where it was left, and a scanned code of another class asks to join that one', async () => {
  serve(() => ok(session))
  const first = render(<ClassVisit code="" />)
  join()
  await screen.findByText('问题b1')
  choose('不能')
  tap('下一题')
  first.unmount()
  const again = render(<ClassVisit code="ABC234" />)
  expect(screen.getByText('问题b2')).toBeVisible()
  again.unmount()
  render(<ClassVisit code="XYZ789" />)
  expect(screen.getByLabelText('课堂码')).toHaveValue('XYZ789')
})

test('goes on through lessons and the second quiz to the end', async () => {
  serve(({ url }) => ok(url.endsWith('/join') ? session : marked))
  render(<ClassVisit code="" />)
  join()
  await screen.findByText('问题b1')
  choose('能')
  tap('下一题')
  choose('能')
  tap('交课前小测')
  await screen.findByText(/交好了/)
  tap('去读这节课的内容')
  tap('讲完了，答课后小测')
  serve(() => ok({ results: [{ id: 'a1', chosen: 1, answer: 1, right: true, reason: '对。' }], right: 1 }))
  choose('不能')
  tap('交课后小测')
  await screen.findByText('答对了：不能')
  tap('答完了')
  await waitFor(() => expect(screen.getByText(/课前 2 题对了 0 题，课后 1 题对了 1 题/)).toBeVisible())
})
