import { MONDAY_MORNING } from '../../support/duty'
import { startTestServer } from '../../support/server'

test('a counting that fails never keeps the home page, and is not begun anew by each who opens it', async () => {
  const server = await startTestServer('sqlite', { now: MONDAY_MORNING })
  const { query } = server.parts.database
  await query.insertInto('search_miss').values({ text: '地', date: '2026-11-29', count: 1, topics: 'broken' }).execute()
  const open = () => server.get('home', { query: { audience: 'elder' } })
  const failures = () => server.logged().split('needs not counted').length - 1
  for (let times = 0; times < 5; times++) {
    expect((await open()).lessons.length).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(failures()).toBe(1)

  await query.updateTable('search_miss').set({ topics: '[]' }).execute()
  server.advance(2)
  await open()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(failures()).toBe(1)
  await server.stop()
}, 60_000)
