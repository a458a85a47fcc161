import { call } from '../../../desk/api/client'

/** A line that takes a request and never says anything again. */
function hangs() {
  globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      const end = () => reject(new DOMException('aborted', 'AbortError'))
      if (init?.signal?.aborted) end()
      init?.signal?.addEventListener('abort', end)
    })
}

beforeEach(() => {
  jest.useFakeTimers()
  hangs()
})
afterEach(() => jest.useRealTimers())

test('a call that nobody answers for a minute says that there is no network', async () => {
  const asked = call('deskEvents', { query: { from: '2026-01-01', to: '2026-12-31' } }).catch((error: unknown) => error)
  jest.advanceTimersByTime(59_000)
  await expect(Promise.race([asked, 'still waiting'])).resolves.toBe('still waiting')
  jest.advanceTimersByTime(2_000)
  await expect(asked).resolves.toMatchObject({ code: 'network' })
})

test('a page that was left takes its question back, which is no fault', async () => {
  const left = new AbortController()
  const asked = call('deskTodo', {}, left.signal).catch((error: unknown) => error)
  left.abort()
  await expect(asked).resolves.toMatchObject({ name: 'AbortError' })
})
