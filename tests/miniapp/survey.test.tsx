import { questionsOf } from '@domain/survey'
import { PICTURE_NAMES } from '@domain/survey-pictures'
import { helpInWords } from '@domain/survey-words'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { ICON_NAMES } from '@/components/icon/icon-names'
import { useSurveyDrafts } from '@/features/survey/draft-store'
import { picturesOf } from '@/features/survey/pictures'
import { sendWaiting } from '@/features/survey/send'
import { SurveyFill } from '@/features/survey/survey-fill'
import { UnfinishedSurveys } from '@/features/survey/unfinished'
import { useSendWaiting } from '@/features/survey/use-send-waiting'
import { surveyOf } from '../support/survey'
import { requests, serve, stored, visited } from './mocks/taro'

const definition = surveyOf([], {
  sections: [
    {
      id: 'first',
      title: '一',
      questions: [
        {
          id: 'met',
          kind: 'single',
          text: '遇到过吗？',
          required: true,
          options: [
            { id: 'yes', text: '遇到过', picture: 'labour' },
            { id: 'no', text: '没有' },
          ],
        },
      ],
    },
    {
      id: 'second',
      title: '二',
      questions: [
        { id: 'what', kind: 'text', text: '是什么事？', required: true, when: { question: 'met', includes: 'yes' } },
        {
          id: 'order',
          kind: 'ranking',
          text: '用什么法子讲最好？',
          top: 2,
          options: ['大喇叭', '微信', '上门'].map((text, at) => ({ id: `o${at}`, text })),
        },
      ],
    },
  ],
})
const town = {
  villages: [{ id: 'v1', name: '东村' }],
  contacts: [],
  places: [],
  office: { name: '司法所', phone: '0000' },
}
const signIn = { statusCode: 200, data: { token: 't', me: { id: 'r', guest: true } } }

/** The server as it is, with what it says of this survey and of a submission. */
const answering = (
  survey: object,
  submission: ReturnType<Parameters<typeof serve>[0]> = { statusCode: 201, data: { ok: true } },
) =>
  serve(({ url, method }) =>
    url.endsWith('/login')
      ? signIn
      : url.endsWith('/town')
        ? { statusCode: 200, data: town }
        : method === 'POST'
          ? submission
          : { statusCode: 200, data: { version: 2, definition, open: true, answered: false, ...survey } },
  )
const posts = () => requests.filter(({ url, method }) => method === 'POST' && url.endsWith('/responses'))
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
const write = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } })
const show = (page = <SurveyFill id="test-survey" />) => render(page)

async function begin(page?: ReactElement) {
  const screenOf = show(page)
  const start = await screen.findByRole('button', { name: '开始填写' })
  fireEvent.click(start)
  await screen.findByText(/第 1 页/)
  return screenOf
}

beforeEach(() => useSurveyDrafts.setState({ drafts: {}, sent: [] }))

test('every picture an option can have is drawn', () => {
  expect(Object.keys(PICTURE_NAMES).filter((name) => !ICON_NAMES.some((icon) => icon === name))).toEqual([])
})

test('topics give pictures only where no option stays without: else they would tell which answer is right', () => {
  const option = (id: string, more: object = {}) => ({
    id,
    text: id,
    topics: [],
    exclusive: false,
    withText: false,
    ...more,
  })
  const wrong = option('wrong', { topics: ['minors'] })
  expect([...picturesOf([wrong, option('right')])]).toEqual([])
  expect([...picturesOf([wrong, option('right', { picture: 'shield' })])]).toEqual([
    ['wrong', 'minors'],
    ['right', 'shield'],
  ])
  expect([...picturesOf([wrong, option('none', { exclusive: true }), option('other', { withText: true })])]).toEqual([
    ['wrong', 'minors'],
  ])
})

test('how many to choose is said where the author did not', () => {
  const options = ['工钱', '土地', '借钱'].map((text, at) => ({ id: `o${at}`, text }))
  const asked = (more: object) =>
    questionsOf(surveyOf([{ id: 'q', kind: 'multiple', text: '哪些？', options, ...more }]))
  const help = (more: object) => asked(more).map(helpInWords)
  expect(help({ max: 2 })).toEqual(['最多选 2 样。'])
  expect(help({ min: 2, max: 3 })).toEqual(['选 2 到 3 样。'])
  expect(help({ kind: 'ranking', top: 2 })).toEqual(['按先后点 2 样。'])
  expect(help({ help: '遇到过的都选' })).toEqual(['遇到过的都选'])
  expect(help({ kind: 'single' })).toEqual([''])
})

test('what lies half filled in on the phone is found again, also when the survey is on no list any more', async () => {
  answering({})
  const { unmount } = await begin()
  choose('没有')
  unmount()
  render(<UnfinishedSurveys />)
  expect(screen.getByText('答案在这部手机里，点这里接着填')).toBeVisible()
  fireEvent.click(screen.getByText(definition.title))
  expect(visited).toContainEqual(expect.stringContaining('survey/fill/index?id=test-survey'))
})

test('goes on only past what is answered, asks what follows, and back loses nothing', async () => {
  answering({})
  await begin()
  tap('下一页')
  expect(screen.getByText(/这一题要答/)).toBeVisible()
  choose('没有')
  tap('下一页')
  expect(screen.queryByText('是什么事？')).toBeNull()
  tap('上一页')
  expect(screen.getByRole('radio', { name: '没有' })).toHaveAttribute('aria-checked', 'true')
  choose('遇到过')
  tap('下一页')
  write('工钱')
  tap('上一页')
  choose('没有')
  choose('遇到过')
  tap('下一页')
  expect(screen.getByRole('textbox')).toHaveValue('工钱')
  fireEvent.click(screen.getByRole('checkbox', { name: /上门/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /大喇叭/ }))
  tap('提交')
  await screen.findByText('交好了，谢谢您')
  expect(posts()[0]?.data).toMatchObject({
    version: 2,
    answers: { met: { choice: 'yes' }, what: { text: '工钱' }, order: { order: ['o2', 'o0'] } },
  })
  // Nothing of it stays on a phone that others use too.
  expect(JSON.stringify([...stored.entries()])).not.toContain('工钱')
}, 90_000)

test('a killed program begins where it was left, from what the phone kept', async () => {
  answering({})
  const { unmount } = await begin()
  choose('遇到过')
  tap('下一页')
  write('工钱')
  unmount()
  // What a new program reads at its start.
  useSurveyDrafts.setState({ drafts: stored.get('survey-drafts') as never })
  show()
  expect(screen.getByText(/第 2 页/)).toBeVisible()
  expect(screen.getByRole('textbox')).toHaveValue('工钱')
})

/** The survey on its page, with what the program does in the background. */
function Program() {
  useSendWaiting()
  return <SurveyFill id="test-survey" />
}

test('on a weak network it waits on the phone, goes once by itself, and the person is thanked', async () => {
  answering({}, 'offline')
  await begin(<Program />)
  choose('没有')
  tap('下一页')
  jest.useFakeTimers({ advanceTimers: true })
  tap('提交')
  expect(await screen.findByText(/网络好了会自动提交/, {}, { timeout: 10_000 })).toBeVisible()
  // The phone never said that it was without a network; it tries again all the same.
  answering({})
  const before = posts().length
  await act(() => jest.advanceTimersByTimeAsync(31_000))
  expect(await screen.findByText('交好了，谢谢您')).toBeVisible()
  await act(() => jest.advanceTimersByTimeAsync(61_000))
  jest.useRealTimers()
  expect(posts()).toHaveLength(before + 1)
  expect(new Set(posts().map(({ data }) => (data as { submissionId: string }).submissionId)).size).toBe(1)
  expect(useSurveyDrafts.getState().drafts).toEqual({})
}, 40_000)

test('what waits and is changed after all goes only when handed in again', async () => {
  answering({}, 'offline')
  await begin()
  choose('没有')
  tap('下一页')
  tap('提交')
  await screen.findByText(/网络好了会自动提交/, {}, { timeout: 10_000 })
  tap('上一页')
  choose('遇到过')
  answering({})
  const before = posts().length
  await sendWaiting()
  expect(posts()).toHaveLength(before)
}, 40_000)

test('says before starting that it was answered already', async () => {
  answering({ answered: true })
  show()
  expect(await screen.findByText('您已经答过了，谢谢您')).toBeVisible()
  expect(screen.queryByRole('button', { name: '开始填写' })).toBeNull()
})

describe('in a class', () => {
  const student = { definition: { ...definition, access: 'class-code' } }
  const page = () => <SurveyFill id="test-survey" classCode="ABC234" />
  /** The server once the class is over. */
  const overAndDone = () =>
    serve(({ url }) =>
      url.includes('classCode=ABC234')
        ? { statusCode: 410, data: { error: { code: 'class-code-expired', message: '课堂码已经过期。' } } }
        : { statusCode: 200, data: town },
    )

  test('a code that is no use is said before anything is answered, with the way to the class', async () => {
    overAndDone()
    show(page())
    expect(await screen.findByRole('alert')).toHaveTextContent('课堂码已经过期。')
    expect(screen.queryByRole('button', { name: '开始填写' })).toBeNull()
    tap('去输课堂码')
    expect(visited).toEqual(['/pages/school/class/index'])
  })

  test('a code that ran out after the page was opened is said at the start', async () => {
    answering(student)
    show(page())
    const start = await screen.findByRole('button', { name: '开始填写' })
    overAndDone()
    fireEvent.click(start)
    expect(await screen.findByRole('alert')).toHaveTextContent('课堂码已经过期。')
    expect(useSurveyDrafts.getState().drafts).toEqual({})
  })

  test('what was begun before the code ran out stays, and it is said that it cannot be handed in now', async () => {
    answering(student)
    const { unmount } = await begin(page())
    choose('遇到过')
    unmount()
    overAndDone()
    show(page())
    expect(await screen.findByRole('alert')).toHaveTextContent('您写的都存在这部手机里')
    expect(screen.getByRole('radio', { name: '遇到过' })).toHaveAttribute('aria-checked', 'true')
  })

  test('handed in when the class is over, it is said, and what was answered stays to be handed in later', async () => {
    answering(student, {
      statusCode: 410,
      data: { error: { code: 'class-code-expired', message: '这堂课已经结束。' } },
    })
    await begin(page())
    choose('遇到过')
    tap('下一页')
    write('工钱')
    tap('提交')
    expect(await screen.findByRole('alert')).toHaveTextContent('这堂课已经结束。您写的都存在这部手机里')
    expect(screen.getAllByText(/这堂课已经结束/)).toHaveLength(1)
    expect(JSON.stringify(stored.get('survey-drafts'))).toContain('工钱')
    answering(student)
    tap('提交')
    expect(await screen.findByText('交好了，谢谢您')).toBeVisible()
    expect(stored.get('survey-drafts')).toEqual({})
  })

  test('whoever has no code is sent to the class; without a network one with a code begins all the same', async () => {
    answering(student)
    const { unmount } = show()
    expect(await screen.findByRole('alert')).toHaveTextContent('请输老师给的课堂码')
    unmount()
    const opened = show(page())
    const start = await screen.findByRole('button', { name: '开始填写' })
    serve(() => 'offline')
    fireEvent.click(start)
    expect(await screen.findByText(/第 1 页/, {}, { timeout: 10_000 })).toBeVisible()
    opened.unmount()
  }, 20_000)
})

describe('about a consultation', () => {
  const feedback = { definition: { ...definition, access: 'ticket' } }
  const notYet = { statusCode: 403, data: { error: { code: 'forbidden', message: '咨询办完以后，才能评价。' } } }

  test('that has not taken place, says so before anything is answered, with the way to the bookings', async () => {
    answering(feedback)
    show(<SurveyFill id="test-survey" bookingId="booking-1" />)
    const start = await screen.findByRole('button', { name: '开始填写' })
    serve(({ url }) => (url.includes('bookingId=booking-1') ? notYet : { statusCode: 200, data: town }))
    fireEvent.click(start)
    expect(await screen.findByRole('alert')).toHaveTextContent('咨询办完以后，才能评价。')
    expect(useSurveyDrafts.getState().drafts).toEqual({})
    tap('看我的预约')
    expect(visited).toEqual(['/pages/appointment/mine/index'])
  })

  test('passed on without its consultation, says where each one rates the own', async () => {
    answering(feedback)
    show()
    expect(await screen.findByRole('alert')).toHaveTextContent('点开办完的那一次')
    expect(screen.queryByRole('button', { name: '开始填写' })).toBeNull()
  })
})

test('closed while filling in: it is said, and what was written can be copied', async () => {
  answering({}, { statusCode: 410, data: { error: { code: 'survey-closed', message: '这份问卷已经结束。' } } })
  await begin()
  choose('遇到过')
  tap('下一页')
  write('工钱')
  tap('提交')
  expect(await screen.findByText(/在您填写的时候结束了/)).toBeVisible()
  expect(screen.getByText(/工钱/)).toBeVisible()
  expect(screen.getByRole('button', { name: '复制我的答案' })).toBeVisible()
})

test('on a shared phone what was begun is cleared on request, after asking once', async () => {
  answering({})
  await begin()
  choose('遇到过')
  tap('不填了，清掉手机里的答案')
  expect(JSON.stringify(stored.get('survey-drafts'))).toContain('met')
  tap('清掉')
  expect(stored.get('survey-drafts')).toEqual({})
  await waitFor(() => expect(screen.getByRole('button', { name: '开始填写' })).toBeVisible())
})
