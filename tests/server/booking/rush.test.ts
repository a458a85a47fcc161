import { aRequest, MONDAY_MORNING, newKey, newPhone, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

describeEachEngine('500 people for 40 places', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(10, { end: '11:00', to: '2026-12-03' }))
  })
  afterAll(() => server.stop())

  test('all at once: 40 booked, everybody else told why, nothing lost or doubled', async () => {
    const slots = (await server.get('dutyDays')).flatMap((day) => day.slots.map((slot) => slot.id))
    const people: { token: string }[] = []
    for (let group = 0; group < 5; group++) {
      people.push(...(await Promise.all(Array.from({ length: 100 }, () => server.guest()))))
      // Sign-ins from one address are limited by the minute.
      server.advance(1)
    }
    const outcomes = await Promise.all(
      people.map(async (as, i) => {
        const body = aRequest(slots[i % slots.length] ?? '', { phone: newPhone() })
        const request = { body, idempotencyKey: newKey() }
        for (;;) {
          const answer = await server.call('createBooking', request, as)
          if (answer.ok) return answer.reply.id
          // A busy store asks to come again, which the key makes safe.
          if (answer.error.code !== 'busy') return answer.error.code
        }
      }),
    )
    const booked = outcomes.filter((one) => one !== 'slot-full')
    expect(booked).toHaveLength(40)
    expect(new Set(booked).size).toBe(40)
    expect(Object.values(await takenOf(server))).toEqual([10, 10, 10, 10])
    const rows = await server.parts.database.query.selectFrom('booking').select(['number', 'code']).execute()
    expect(new Set(rows.map((row) => row.number)).size).toBe(40)
    expect(new Set(rows.map((row) => row.code)).size).toBe(40)
  }, 120_000)
})
