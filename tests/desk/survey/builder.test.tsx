import type { SurveyDefinition } from '@domain/survey'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { surveyOf } from '../../support/survey'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

// The whole form is drawn anew at every step.
jest.setTimeout(120_000)

const published = surveyOf([
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
  { id: 'how', kind: 'text', text: '说说看' },
])
const server: FakeHandlers = {
  town: () => ({
    name: '某镇',
    county: '某县',
    serviceName: '法律服务',
    office: { id: 'office', kind: 'office', name: '司法所', purpose: '问事', topics: [] },
    villages: [{ id: 'v1', name: '东村' }],
    contacts: [],
    places: [],
  }),
  deskSurvey: () => ({ id: 'test-survey', published: { version: 3, definition: published }, versions: [] }),
  deskSaveSurveyDraft: () => ({ revision: 1, faults: [] }),
  deskPublishSurvey: () => ({ version: 4 }),
}
const open = (more: FakeHandlers = {}) => openDesk('/surveys/test-survey/edit', officer, { ...server, ...more })
/** By its words or its label: looking through all roles of a form of this size takes long. */
const button = (name: string) => screen.queryByLabelText(name) ?? screen.getByText(name)
const saved = (calls: ReturnType<typeof open>['server']) =>
  calls
    .callsOf('deskSaveSurveyDraft')
    .map(({ body }) => body as { definition: SurveyDefinition })
    .slice(-1)[0]?.definition ?? published
/** Puts words into a field at once: a form of this size is drawn anew at every key. */
const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
const questions = (definition: SurveyDefinition) => definition.sections.flatMap((section) => section.questions)

beforeEach(() => localStorage.clear())

test('a question is added, written, moved and copied by keyboard, then saved and published as the next version', async () => {
  const { user, server: calls } = open()
  await user.click(await screen.findByText('加一题'))
  put(screen.getByLabelText('第 3 题的题目'), '谁帮的忙？')
  put(screen.getByLabelText('第 1 个选项'), '村干部')
  put(screen.getByLabelText('第 2 个选项'), '律师')
  button('上移第 3 题').focus()
  await user.keyboard('{Enter}')
  expect(screen.getByLabelText('第 2 题的题目')).toHaveValue('谁帮的忙？')
  button('复制第 1 题').focus()
  await user.keyboard('{Enter}')
  // What the form asks is tried out beside it.
  expect(within(screen.getByLabelText('试填')).getByText('谁帮的忙？', { exact: false })).toBeVisible()

  await user.click(button('发布'))
  await user.click(await screen.findByText('确定发布'))
  await waitFor(() => expect(calls.callsOf('deskPublishSurvey')[0]?.body).toEqual({ revision: 1 }))
  expect(questions(saved(calls)).map(({ text }) => text)).toEqual(['遇到过吗？', '遇到过吗？', '谁帮的忙？', '说说看'])
  expect(new Set(questions(saved(calls)).map(({ id }) => id)).size).toBe(4)
  expect(localStorage.getItem('survey-draft:test-survey')).toBeNull()
})

test('a condition is put together by choosing, and followed by the preview', async () => {
  const { user, server: calls } = open()
  await user.click(await screen.findByText('2. 说说看'))
  await user.click(button('只在某种情况下才问这一题'))
  const preview = screen.getByLabelText('试填')
  expect(within(preview).queryByText(/说说看/)).toBeNull()
  await user.click(within(preview).getByLabelText('遇到过'))
  expect(within(preview).getByText(/说说看/)).toBeVisible()
  await user.click(button('存草稿'))
  await waitFor(() => expect(calls.callsOf('deskSaveSurveyDraft')).toHaveLength(1))
  expect(questions(saved(calls))[1]?.when).toEqual({ all: [{ question: 'met', includes: 'yes' }] })
})

test('a fault is named at its place, opens it, and stops publishing', async () => {
  const { user } = open()
  await user.click(await screen.findByText('2. 说说看'))
  await user.click(button('只在某种情况下才问这一题'))
  await user.click(button('上移第 2 题'))
  const card = screen.getByLabelText('第 1 题')
  expect(within(card).getByText(/条件只能用前面的题/)).toBeVisible()
  expect(button('发布').closest('button')).toBeDisabled()
  await user.click(button('下移第 1 题'))
  expect(screen.queryByText(/条件只能用前面的题/)).toBeNull()
})

test('what was not saved stays on this device, and can be thrown away', async () => {
  const first = open()
  put(await screen.findByLabelText('标题'), '测试问卷改过')
  first.unmount()
  const { user } = open()
  expect(await screen.findByLabelText('标题')).toHaveValue('测试问卷改过')
  await user.click(button('不要了，用存好的'))
  expect(screen.getByLabelText('标题')).toHaveValue('测试问卷')
})

test('when a colleague saved meanwhile nothing typed is lost and the refusal is said', async () => {
  const { user } = open({ deskSaveSurveyDraft: () => new Refusal('state-changed') })
  put(await screen.findByLabelText('标题'), '测试问卷改过')
  await user.click(button('存草稿'))
  expect(await screen.findByText(/状态已经变了/)).toBeVisible()
  expect(screen.getByLabelText('标题')).toHaveValue('测试问卷改过')
})

test('a new survey is open from today', async () => {
  const { user, server: calls } = open({ deskSurvey: () => new Refusal('not-found') })
  put(await screen.findByLabelText('标题'), '新的')
  await user.click(button('存草稿'))
  await waitFor(() => expect(calls.callsOf('deskSaveSurveyDraft')).toHaveLength(1))
  const { opens, closes } = saved(calls)
  expect(Math.abs(Date.parse(opens) - Date.now())).toBeLessThan(2 * 86_400_000)
  expect(closes > opens).toBe(true)
})
