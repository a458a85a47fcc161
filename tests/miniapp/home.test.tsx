import type { Reply } from '@domain/api'
import type { RankedLesson } from '@domain/lessons'
import { act, render, screen } from '@testing-library/react'
import { Home } from '@/features/home/home'
import { useShelf } from '@/features/lessons/shelf-store'
import { requests, serve } from './mocks/taro'

const lesson = (id: string, title: string, score: number): RankedLesson => ({
  id,
  title,
  summary: '可以打电话投诉，不要钱，也不用律师。',
  audiences: ['general'],
  topics: ['labour'],
  keyDates: [],
  adultOnly: false,
  minutes: 2,
  why: '家家都用得上',
  score,
})
const home: Reply<'home'> = {
  greeting: '早上好',
  lessons: [lesson('wages', '工钱不给怎么办？', 3), lesson('deposit', '押金不退怎么办？', 2)],
  surveys: [],
  hotlines: [],
}
const titles = () => screen.getAllByText(/怎么办？$/).map((element) => element.textContent)

beforeEach(() => act(() => useShelf.getState().clear()))

test('what was read on this phone goes last, without a network too, and the server is told nothing of it', async () => {
  serve(() => ({ statusCode: 200, data: home }))
  const first = render(<Home />)
  await screen.findByText('工钱不给怎么办？')
  expect(titles()).toEqual(['工钱不给怎么办？', '押金不退怎么办？'])
  expect(screen.getAllByText('家家都用得上')).toHaveLength(2)

  act(() => useShelf.getState().opened({ id: 'wages', title: '工钱不给怎么办？' }))
  expect(titles()).toEqual(['押金不退怎么办？', '工钱不给怎么办？'])
  expect(screen.getByText('您看过')).toBeVisible()
  first.unmount()

  serve(() => 'offline')
  render(<Home />)
  expect(titles()).toEqual(['押金不退怎么办？', '工钱不给怎么办？'])
  expect(JSON.stringify(requests)).not.toContain('wages')
})
