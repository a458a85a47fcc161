import type { CallInput } from '@domain/api'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const LECTURE: CallInput<'deskAddEvent'>['body'] = {
  kind: 'lecture',
  title: '讲座',
  date: '2026-12-03',
  place: '村委会',
  topics: ['land'],
  people: 40,
}

describeEachEngine('events at the desk', (engine) => {
  let server: TestServer
  let clerk: { cookie: string; id: string }
  beforeEach(async () => {
    server = await startTestServer(engine)
    clerk = await server.staff('officer')
  })
  afterEach(() => server.stop())

  const list = () => server.get('deskEvents', { query: { from: '2026-01-01', to: '2026-12-31' } }, clerk)

  test('handed in again because no answer came, or at the same moment, one is one event and is counted once', async () => {
    const request = { body: LECTURE, idempotencyKey: 'one-form-opened' }
    const both = await Promise.all([1, 2].map(() => server.get('deskAddEvent', request, clerk)))
    const again = await server.get('deskAddEvent', request, clerk)
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1)
    expect(await list()).toHaveLength(1)
  })

  test('another event under the same key is refused, and a second form makes a second one', async () => {
    await server.get('deskAddEvent', { body: LECTURE, idempotencyKey: 'one-form-opened' }, clerk)
    const other = { ...LECTURE, people: 50 }
    expect(await server.refusal('deskAddEvent', { body: other, idempotencyKey: 'one-form-opened' }, clerk)).toBe(
      'key-reused',
    )
    await server.get('deskAddEvent', { body: LECTURE, idempotencyKey: 'another-form-opened' }, clerk)
    expect((await list()).map(({ people }) => people)).toEqual([40, 40])
  })
})
