import type { Reply } from '@domain/api'
import { screen, waitFor, within } from '@testing-library/react'
import { surveyOf } from '../../support/survey'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { officer, openDesk, villager } from '../openDesk'

const definition = surveyOf([
  { id: 'village', kind: 'village', text: '您住哪个村？', required: true },
  {
    id: 'met',
    kind: 'single',
    text: '遇到过吗？',
    required: true,
    options: [
      { id: 'yes', text: '遇到过' },
      { id: 'no', text: '没有' },
    ],
  },
  {
    id: 'what',
    kind: 'multiple',
    text: '什么事？',
    when: { question: 'met', includes: 'yes' },
    options: [
      { id: 'wages', text: '工钱' },
      { id: 'land', text: '土地' },
    ],
  },
])
const town: Reply<'town'> = {
  name: '某镇',
  county: '某县',
  serviceName: '法律服务',
  office: { id: 'office', kind: 'office', name: '司法所', purpose: '问事', topics: [] },
  villages: [
    { id: 'v1', name: '东村' },
    { id: 'v2', name: '西村' },
  ],
  contacts: [],
  places: [],
}
const server: FakeHandlers = {
  survey: () => ({ version: 3, definition, open: true, answered: false }),
  town: () => town,
  deskSubmitResponse: () => ({ ok: true }),
}

describe('paper answers', () => {
  test('are entered sheet by sheet, the own village filled in, questions following the answers', async () => {
    const { user, server: calls } = openDesk('/surveys/test-survey/paper', villager, server)
    await user.click(await screen.findByLabelText('遇到过'))
    await user.click(screen.getByLabelText('工钱'))
    await user.click(screen.getByRole('button', { name: '提交，录下一张' }))
    await screen.findByText('这次已经录了 1 张。')
    expect(calls.callsOf('deskSubmitResponse')[0]?.body).toMatchObject({
      version: 3,
      answers: { village: { village: 'v1' }, met: { choice: 'yes' }, what: { choices: ['wages'] } },
    })
    expect(screen.queryByLabelText('工钱')).toBeNull()
  })

  test('are chosen by digits, the next question following', async () => {
    const { user } = openDesk('/surveys/test-survey/paper', villager, server)
    ;(await screen.findByLabelText('遇到过')).focus()
    await user.keyboard('1')
    await waitFor(() => expect(screen.getByLabelText('工钱')).toHaveFocus())
    await user.keyboard('2')
    expect(screen.getByLabelText('土地')).toBeChecked()
    await user.keyboard('2')
    expect(screen.getByLabelText('土地')).not.toBeChecked()
  })

  test('are not sent while a question is left out', async () => {
    const { user, server: calls } = openDesk('/surveys/test-survey/paper', villager, server)
    await user.click(await screen.findByRole('button', { name: '提交，录下一张' }))
    expect(await screen.findByText(/这一题要答/)).toBeVisible()
    expect(calls.callsOf('deskSubmitResponse')).toEqual([])
  })
})

describe('writing a survey', () => {
  const stored: FakeHandlers = {
    ...server,
    deskSurvey: () => ({ id: 'test-survey', published: { version: 3, definition }, versions: [] }),
  }

  test('as text names the place of a fault and keeps it from being published', async () => {
    const { user } = openDesk('/surveys/test-survey/edit', officer, stored)
    await user.click(await screen.findByText('文字（懂 YAML 的用）'))
    const text = await screen.findByLabelText<HTMLTextAreaElement>('问卷内容')
    const faulty = text.value.replace('question: met', 'question: nobody')
    await user.clear(text)
    await user.click(text)
    await user.paste(faulty)
    expect(await screen.findByText(/what（什么事？）：条件里的题目不存在：nobody/)).toBeVisible()
    expect(screen.getByRole('button', { name: /发\s?布/ })).toBeDisabled()
  })
})

test('results show hidden counts as hidden, in words', async () => {
  openDesk('/surveys/test-survey/results', officer, {
    town: () => town,
    deskSurveyResults: () => ({
      id: 'test-survey',
      version: 3,
      title: '测试问卷',
      versions: [3],
      comparable: [],
      received: 61,
      counted: 60,
      batches: [],
      audiences: [{ id: 'general', name: '全体村民', count: 60, target: 50 }],
      villages: [{ id: 'v1', name: '东村', count: null }],
      channels: [{ id: 'online', name: '自己用手机填', count: 60 }],
      questions: [
        {
          id: 'met',
          kind: 'single',
          text: '遇到过吗？',
          n: 60,
          tables: [
            {
              label: '',
              exclusive: true,
              rows: [
                { id: 'yes', text: '遇到过', count: 45, share: 0.75 },
                { id: 'no', text: '没有', count: null, share: null },
              ],
            },
          ],
          texts: [],
        },
      ],
    }),
  })
  expect(await screen.findByText('45 人 · 75%')).toBeVisible()
  expect(screen.getAllByText('<5*')).toHaveLength(2)
  expect(screen.getByText('50（够了）')).toBeVisible()
  expect(screen.getByText(/用减法算出/)).toBeVisible()
})

const result = (channel?: 'paper') => ({
  id: 'test-survey',
  version: 3,
  title: '测试问卷',
  versions: [3],
  comparable: [],
  received: 61,
  counted: 60,
  batches: [
    { date: '2026-03-05', count: 21 },
    { date: '2025-12-30', count: 39 },
  ],
  ...(channel ? { channel } : {}),
  audiences: [],
  villages: [],
  channels: [{ id: 'paper', name: '纸质代录', count: 20 }],
  questions: [],
})

test('results are narrowed to one way of answering, and so are the files', async () => {
  const { user, server } = openDesk('/surveys/test-survey/results?channel=paper', officer, {
    town: () => town,
    deskSurveyResults: ({ query }) => result(query?.channel === 'paper' ? 'paper' : undefined),
    deskSurveyXlsx: () => new Refusal('busy'),
  })
  expect(await screen.findByText(/只算“纸质代录”的答卷/)).toBeVisible()
  expect(screen.queryByRole('region', { name: '这段时间的答卷' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: /下载 Excel/ }))
  await waitFor(() => expect(server.callsOf('deskSurveyXlsx')[0]?.query).toEqual({ channel: 'paper' }))
})

test('whoever comes from the report sees which answers its number counts, before the results of all', async () => {
  openDesk('/surveys/test-survey/results?from=2026-01-01&to=2026-12-31', officer, {
    town: () => town,
    deskSurveyResults: () => result(),
  })
  const counted = await screen.findByRole('region', { name: '这段时间的答卷' })
  expect(within(counted).getByRole('heading')).toHaveTextContent('2026年并入统计的答卷：21 份')
  expect(
    within(counted)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['2026年3月5日并入21 份'])
})
