import type { RosterChange } from '@domain/roster'
import { aRequest, MONDAY_MORNING, newKey, newPhone, takenOf, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const DAY = '2026-12-03-thu'

describeEachEngine('the roster (rule 7)', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  beforeEach(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(2))
    officer = await server.staff('officer')
  })
  afterEach(() => server.stop())

  const book = async (slotId: string, as?: { token: string }) => {
    const caller = as ?? (await server.guest())
    const body = aRequest(slotId, { phone: newPhone() })
    return { as: caller, ...(await server.get('createBooking', { body, idempotencyKey: newKey() }, caller)) }
  }
  const preview = (change: RosterChange) => server.get('deskPreviewRoster', { body: { change } }, officer)
  const save = async (change: RosterChange) => {
    const { seen } = await preview(change)
    return server.get('deskChangeRoster', { body: { change, reason: '律师临时有庭', seen } }, officer)
  }
  const stateOf = (one: { id: string; as: { token: string } }) =>
    server.get('booking', { params: { id: one.id } }, one.as)
  const messages = async () =>
    (await server.parts.database.query.selectFrom('message').selectAll().orderBy('due_at').execute()).map(
      (row) => `${row.kind} ${row.state}`,
    )

  test('days come from the rules, up to the horizon; holidays of the official calendar are left out', async () => {
    server.setNow('2026-09-14T01:00:00.000Z')
    const dates = (await server.get('dutyDays')).map((day) => day.date)
    expect(dates).toEqual(['2026-09-17', '2026-09-24', '2026-10-08'])
  })

  test('a year not announced is shown as such and offered once the clerk says so', async () => {
    server.setNow('2026-12-14T01:00:00.000Z')
    expect((await server.get('dutyDays')).map((day) => day.date)).not.toContain('2027-01-07')
    const fresh = await server.staff('officer')
    const { dates } = await server.get('deskRoster', { query: { from: '2027-01-07', to: '2027-01-07' } }, fresh)
    expect(dates).toMatchObject([{ dayKind: 'unknown', overruled: false }])
    const change: RosterChange = { kind: 'set-day-kind', date: '2027-01-07', dayKind: 'workday' }
    const effect = await server.get('deskPreviewRoster', { body: { change } }, fresh)
    expect(effect.days).toMatchObject([{ what: 'added', date: '2027-01-07' }])
    await server.get('deskChangeRoster', { body: { change, reason: '通知已出', seen: effect.seen } }, fresh)
    expect((await server.get('dutyDays')).map((day) => day.date)).toContain('2027-01-07')
  })

  test('closing a day shows whom it hits before, and cancels with reason and message after', async () => {
    const one = await book(`${DAY}-0900`)
    const change: RosterChange = { kind: 'except', exception: { kind: 'closed', dayId: DAY } }
    const effect = await preview(change)
    expect(effect.bookings).toMatchObject([{ bookingId: one.id, what: 'cancelled', visitor: '张三' }])
    expect((await stateOf(one)).status).toBe('booked')
    await save(change)
    expect(await stateOf(one)).toMatchObject({ status: 'cancelled', reason: '律师临时有庭' })
    expect((await server.get('dutyDays')).map((day) => day.id)).not.toContain(DAY)
    expect((await messages()).sort()).toEqual([
      'booked dropped',
      'cancelled pending',
      'reminder-evening dropped',
      'reminder-morning dropped',
    ])
  })

  test('moving a day takes its people along, with a new ticket for the new date', async () => {
    const one = await book(`${DAY}-0930`)
    await save({ kind: 'except', exception: { kind: 'moved', dayId: DAY, date: '2026-12-04' } })
    expect(await stateOf(one)).toMatchObject({
      status: 'booked',
      date: '2026-12-04',
      start: '09:30',
      number: '1204-01',
    })
    expect(await messages()).toEqual(expect.arrayContaining(['moved pending', 'reminder-evening pending']))
    expect((await server.get('dutyDays'))[0]).toMatchObject({ id: DAY, date: '2026-12-04' })
  })

  test('shorter hours move who fits and cancel who does not, in the order of booking', async () => {
    const all = []
    for (const slot of ['0900', '0930', '0930']) all.push(await book(`${DAY}-${slot}`))
    const effect = await save({ kind: 'except', exception: { kind: 'changed', dayId: DAY, end: '09:30' } })
    expect(effect.bookings.map((one) => one.what)).toEqual(['moved', 'cancelled'])
    const states = await Promise.all(all.map(stateOf))
    expect(states.map((one) => `${one.status} ${one.start}`)).toEqual([
      'booked 09:00',
      'booked 09:00',
      'cancelled 09:30',
    ])
    expect(await takenOf(server)).toMatchObject({ [`${DAY}-0900`]: 2, [`${DAY}-0930`]: 0 })
  })

  test('more places are offered to those who wait', async () => {
    for (const slot of ['0900', '0900', '0930', '0930']) await book(`${DAY}-${slot}`)
    const as = await server.guest()
    const { slotId: _, ...visit } = aRequest('', { phone: newPhone() })
    await server.get('joinWaitlist', { body: { dutyDayId: DAY, ...visit }, idempotencyKey: newKey() }, as)
    await save({ kind: 'except', exception: { kind: 'changed', dayId: DAY, places: 3 } })
    expect(await server.get('myWaitlist', {}, as)).toMatchObject([{ status: 'offered' }])
  })

  test('a change is refused when its effect is no longer the one that was seen', async () => {
    const change: RosterChange = { kind: 'except', exception: { kind: 'closed', dayId: DAY } }
    const { seen } = await preview(change)
    const one = await book(`${DAY}-0900`)
    const request = { body: { change, reason: '律师临时有庭', seen } }
    expect(await server.refusal('deskChangeRoster', request, officer)).toBe('state-changed')
    expect((await stateOf(one)).status).toBe('booked')
  })

  test('an exception wins both ways: a closed day opens again, a day is added on a holiday', async () => {
    const closed = { kind: 'closed', dayId: DAY } as const
    await save({ kind: 'except', exception: closed })
    await save({ kind: 'drop-exception', dayId: DAY, exception: 'closed' })
    expect((await server.get('dutyDays'))[0]?.id).toBe(DAY)
    const { id: _, weekday: __, from: ___, ...hours } = thursdays(1)
    await save({ kind: 'except', exception: { kind: 'added', dayId: 'extra', date: '2026-12-05', ...hours } })
    expect((await server.get('dutyDays')).map((day) => day.date)).toContain('2026-12-05')
  })

  test('nonsense is refused by field and changes nothing', async () => {
    const bad = { kind: 'except', exception: { kind: 'moved', dayId: DAY, date: '2026-11-01' } } as const
    const answer = await server.call('deskPreviewRoster', { body: { change: bad } }, officer)
    expect(answer).toMatchObject({ status: 422, error: { fields: { 'change.exception.date': expect.any(String) } } })
    const none = { kind: 'except', exception: { kind: 'moved', dayId: 'no-such-day', date: '2026-12-04' } } as const
    expect(await server.refusal('deskPreviewRoster', { body: { change: none } }, officer)).toBe('not-found')
  })
})
