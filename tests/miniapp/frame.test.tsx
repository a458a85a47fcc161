import { act, fireEvent, render, screen } from '@testing-library/react'
import { useTown } from '@/features/directory/use-town'
import { Frame } from '@/features/frame/frame'
import { ReadView } from '@/features/frame/read-view'
import { useReader } from '@/features/reader/store'
import { FirstQuestion } from '@/features/settings/first-question'
import { TextSizeChoice } from '@/features/settings/text-size-choice'
import { useRead } from '@/platform/use-read'
import { requests, serve } from './mocks/taro'

beforeEach(() => act(() => useReader.getState().reset()))

const NOTHING = {}
const Statutes = () => (
  <ReadView read={useRead('statutes', NOTHING)}>{(statutes) => <div>{`${statutes.length} 部`}</div>}</ReadView>
)

const Office = () => <div>{useTown()?.office.name}</div>

test('one choice changes the size of the whole screen at once', () => {
  const { container } = render(
    <Frame title="字的大小">
      <TextSizeChoice />
    </Frame>,
  )
  expect(container.querySelector('.size-standard')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: /^大字/ }))
  expect(container.querySelector('.size-large')).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: /^大字/ })).toHaveAttribute('aria-checked', 'true')
})

test('the first question can be skipped and is not asked again', () => {
  const { rerender } = render(<FirstQuestion />)
  fireEvent.click(screen.getByRole('button', { name: '先不选' }))
  rerender(<FirstQuestion />)
  expect(screen.queryByText('您是哪类人群？')).not.toBeInTheDocument()
  expect(useReader.getState().audience).toBeUndefined()
})

test('without a network and without anything kept: says so, offers to retry and to call', async () => {
  render(<Statutes />)
  expect(await screen.findByText(/网络不通/, {}, { timeout: 5000 })).toBeVisible()
  expect(screen.getByRole('button', { name: /打电话给12348/ })).toBeVisible()
  serve(() => ({ statusCode: 200, data: [{}, {}] }))
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(await screen.findByText('2 部')).toBeVisible()
})

test('who taps “重试” sees that it is being tried, and taps once', async () => {
  render(<Statutes />)
  await screen.findByText(/网络不通/, {}, { timeout: 5000 })
  const asked = () => requests.filter(({ url }) => url.endsWith('/statutes')).length
  const before = asked()
  fireEvent.click(screen.getByRole('button', { name: '重试' }))
  const trying = screen.getByRole('button', { name: '正在重试…' })
  fireEvent.click(trying)
  expect(await screen.findByRole('button', { name: '重试' }, { timeout: 5000 })).toBeVisible()
  expect(screen.getByText(/网络不通/)).toBeVisible()
  // A read is tried once more by itself.
  expect(asked() - before).toBe(2)
})

test('the town’s facts, which many parts of a screen need, are asked for once', async () => {
  const town = { office: { name: '司法所' }, contacts: [] }
  serve(() => ({ statusCode: 200, data: town }))
  const asked = () => requests.filter(({ url }) => url.endsWith('/town')).length
  const parts = () =>
    render(
      <>
        <Office />
        <Office />
      </>,
    )
  const first = parts()
  expect(await screen.findAllByText(town.office.name)).toHaveLength(2)
  expect(asked()).toBe(1)
  first.unmount()
  const second = parts()
  expect(screen.getAllByText(town.office.name)).toHaveLength(2)
  await act(async () => {})
  expect(asked()).toBe(1)
  second.unmount()
  jest.useFakeTimers({
    now: Date.now() + 60_000,
    doNotFake: ['nextTick', 'queueMicrotask', 'setTimeout', 'setImmediate'],
  })
  parts()
  await act(async () => {})
  jest.useRealTimers()
  expect(asked()).toBe(2)
})

test('what was read once opens again without a network, and is asked for again by its ETag', async () => {
  serve(() => ({ statusCode: 200, data: [{}, {}, {}], header: { ETag: '"v1"' } }))
  const first = render(<Statutes />)
  await screen.findByText('3 部')
  first.unmount()
  serve(() => ({ statusCode: 304, data: '' }))
  const second = render(<Statutes />)
  expect(screen.getByText('3 部')).toBeVisible()
  await act(async () => {})
  expect(requests[requests.length - 1]?.header['if-none-match']).toBe('"v1"')
  expect(screen.getByText('3 部')).toBeVisible()
  second.unmount()
  serve(() => 'offline')
  render(<Statutes />)
  expect(screen.getByText('3 部')).toBeVisible()
  expect(await screen.findByText(/这是上次看过的内容/, {}, { timeout: 5000 })).toBeVisible()
})
