import type { LessonDetail } from '@domain/lessons'
import { act, render, screen } from '@testing-library/react'
import { forgetCounted } from '@/features/lessons/counted'
import { LessonReader } from '@/features/lessons/lesson-reader'
import { useReader } from '@/features/reader/store'
import { hideScreen, requests, serve, showScreen } from './mocks/taro'

const lesson = (id: string): LessonDetail => ({
  id,
  title: '工钱不给怎么办？',
  summary: '可以打电话投诉，不要钱，也不用律师。',
  audiences: ['general'],
  topics: ['labour'],
  keyDates: [],
  adultOnly: false,
  minutes: 1,
  sections: [],
  citations: [],
  quiz: [],
})

const readings = () => requests.filter(({ url }) => url.endsWith('/readings'))
const wait = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000))

/** Opens a lesson that the server knows, on a phone that gets `answer` to its count. */
async function open(id: string, answer: { statusCode: number; data: unknown } | 'offline' = readingCounted) {
  serve(({ url }) => {
    if (url.endsWith('/readings')) return answer
    return url.includes(`/lessons/${id}`) ? { statusCode: 200, data: lesson(id) } : 'offline'
  })
  const screen = render(<LessonReader id={id} />)
  await wait(0)
  return screen
}
const readingCounted = { statusCode: 201, data: { ok: true } }

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-30T02:00:00.000Z') })
  useReader.getState().reset()
  forgetCounted()
})
afterEach(() => jest.useRealTimers())

test('a lesson that stood open for ten seconds is counted for the group chosen, with nothing of who read', async () => {
  useReader.getState().choose({ audience: 'elder', villageId: 'village-01' })
  await open('wages')
  await wait(9)
  expect(readings()).toEqual([])
  await wait(1)
  expect(readings()).toMatchObject([
    { url: '/api/lessons/wages/readings', method: 'POST', data: { audience: 'elder' } },
  ])
  await wait(60)
  expect(readings()).toHaveLength(1)
})

test('whoever has chosen no group is counted without one', async () => {
  await open('wages')
  await wait(10)
  expect(readings().map(({ data }) => data)).toEqual([{}])
})

test('a lesson left before, or out of sight for that time, is not counted', async () => {
  const { unmount } = await open('wages')
  await wait(9)
  unmount()
  await wait(60)
  expect(readings()).toEqual([])

  await open('wages')
  await wait(9)
  act(() => hideScreen())
  await wait(60)
  expect(readings()).toEqual([])
  act(() => showScreen())
  await wait(10)
  expect(readings()).toHaveLength(1)
})

test('a lesson that could not be shown is not counted', async () => {
  await open('another')
  render(<LessonReader id="wages" />)
  await wait(60)
  expect(readings().map(({ url }) => url)).toEqual(['/api/lessons/another/readings'])
})

test('the same lesson counts once a day on this phone, another one and another day count anew', async () => {
  for (const id of ['wages', 'wages', 'land', 'wages']) {
    const { unmount } = await open(id)
    await wait(10)
    unmount()
  }
  expect(readings()).toHaveLength(2)
  // Midnight in Asia/Shanghai.
  jest.setSystemTime(new Date('2026-11-30T16:00:00.000Z'))
  const { unmount } = await open('wages')
  await wait(10)
  unmount()
  expect(readings()).toHaveLength(3)
})

test.each([
  ['without a network', 'offline' as const],
  ['refused', { statusCode: 429, data: { error: { code: 'too-many-requests', message: '太多了' } } }],
  ['while the server is busy', { statusCode: 503, data: { error: { code: 'busy', message: '请稍等' } } }],
])('a count that gets lost %s is not sent again, and nobody hears of it', async (_, answer) => {
  await open('wages', answer)
  await wait(120)
  expect(readings()).toHaveLength(1)
  expect(screen.getByText('工钱不给怎么办？')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})
