import { fireEvent, render, screen } from '@testing-library/react'
import { Ask } from '@/features/questions/ask'
import { useQuestionDraft } from '@/features/questions/draft-store'
import { requests, serve, stored } from './mocks/taro'

const write = (text: string) => fireEvent.change(screen.getByLabelText('想问什么'), { target: { value: text } })
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }))

beforeEach(() => useQuestionDraft.getState().forget())

test('says what is missing and sends nothing', () => {
  render(<Ask />)
  write('不行')
  tap('交上去')
  expect(screen.getByText('请多写几个字，至少 5 个字')).toBeVisible()
  expect(screen.getByText('请选一个')).toBeVisible()
  expect(requests).toEqual([])
})

test('says that numbers leading to a person will be covered', () => {
  render(<Ask />)
  write('打 13900000001 的人骗了我怎么办')
  expect(screen.getByText(/用“＊”盖住/)).toBeVisible()
})

test('keeps the draft when the network is lost, sends it again as the same, then clears it', async () => {
  const first = render(<Ask />)
  write('村里的路坏了谁来修')
  choose(/可以公开/)
  tap('交上去')
  await screen.findByText(/您写的都存在手机里/)
  expect(JSON.stringify(stored.get('question-draft'))).toContain('村里的路坏了')
  first.unmount()

  render(<Ask />)
  expect(screen.getByLabelText('想问什么')).toHaveValue('村里的路坏了谁来修')
  serve(() => ({ statusCode: 201, data: { ok: true } }))
  tap('交上去')
  await screen.findByText('收到了，谢谢您')
  const bodies = requests.map(({ data }) => data)
  expect(bodies).toHaveLength(2)
  expect(bodies[1]).toEqual(bodies[0])
  expect(bodies[0]).toMatchObject({ text: '村里的路坏了谁来修', publish: true })
  expect(stored.has('question-draft')).toBe(false)
})

test('says honestly that an unpublished question cannot be answered to the asker', async () => {
  serve(() => ({ statusCode: 201, data: { ok: true } }))
  render(<Ask />)
  write('家里的事想问问律师')
  choose(/不公开/)
  tap('交上去')
  expect(await screen.findByText(/没法单独答复您/)).toBeVisible()
})
