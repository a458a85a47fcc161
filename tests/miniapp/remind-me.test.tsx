import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { RemindMe } from '@/features/booking/remind-me'
import { requests, serve } from './mocks/taro'

jest.mock('@/platform/target', () => ({ IN_WECHAT: true }))

const TEMPLATES = ['booked', 'reminder', 'changed', 'offer'].map((template) => ({
  template,
  templateId: `T-${template}`,
}))
const recorded = () => requests.filter(({ url }) => url.endsWith('/consents')).map(({ data }) => data)
let asked: string[][]

beforeEach(() => {
  asked = []
  serve(({ url }) => {
    if (url.endsWith('/login')) return { statusCode: 200, data: { token: 't', me: { id: 'r', guest: false } } }
    return { statusCode: 200, data: url.endsWith('/templates') ? TEMPLATES : { ok: true } }
  })
})
const answer = (how: 'accept' | 'reject') =>
  Object.assign(Taro, {
    requestSubscribeMessage: async ({ tmplIds }: { tmplIds: string[] }) => {
      asked.push(tmplIds)
      return Object.fromEntries(tmplIds.map((id) => [id, how]))
    },
  })

test('one yes is one message: the second reminder is asked for by itself, never more than three at once', async () => {
  answer('accept')
  render(<RemindMe about="booking" />)
  fireEvent.click(await screen.findByText('提醒我'))
  fireEvent.click(await screen.findByText('早上也提醒'))
  expect(await screen.findByText(/到时候在微信里告诉您/)).toBeVisible()
  expect(asked).toEqual([['T-reminder', 'T-changed', 'T-booked'], ['T-reminder']])
  await waitFor(() =>
    expect(recorded()).toEqual([{ templates: ['reminder', 'changed', 'booked'] }, { templates: ['reminder'] }]),
  )
})

test('whoever waits is asked for the message of a free place', async () => {
  answer('accept')
  render(<RemindMe about="waiting" />)
  fireEvent.click(await screen.findByText('告诉我'))
  await waitFor(() => expect(recorded()).toEqual([{ templates: ['offer', 'changed'] }]))
})

test('refusing costs nothing and records nothing', async () => {
  answer('reject')
  render(<RemindMe about="booking" />)
  fireEvent.click(await screen.findByText('提醒我'))
  expect(await screen.findByText(/不提醒也没关系/)).toBeVisible()
  expect(recorded()).toEqual([])
})
