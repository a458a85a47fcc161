import { flatSettings, SETTINGS } from '@domain/settings'
import { createApp } from '../../../server/app'
import { openPostgres, openSqlite } from '../../../server/db/database'
import { listen } from '../../../server/listen'
import { createClient } from '../../support/client'
import { aRequest, MONDAY_MORNING, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

describeEachEngine("the town's numbers", (engine) => {
  let server: TestServer
  let admin: { cookie: string; id: string }
  beforeEach(async () => {
    server = await startTestServer(engine, { now: MONDAY_MORNING })
    await withRules(server, thursdays(9))
    admin = await server.staff('admin')
  })
  afterEach(() => server.stop())

  const read = () => server.get('deskSettings', {}, admin)
  /** Sets some numbers of booking over those that are there. */
  async function set(booking: Partial<Awaited<ReturnType<typeof read>>['values']['booking']>, version?: number) {
    const { values, version: now } = await read()
    const body = { version: version ?? now, values: { ...values, booking: { ...values.booking, ...booking } } }
    return server.call('deskChangeSettings', { body }, admin)
  }
  const book = async (as: { token: string }, date: string) =>
    server.call(
      'createBooking',
      { body: aRequest(`${date}-thu-0900`, { phone: newPhone() }), idempotencyKey: newKey() },
      as,
    )

  test("are the file's until somebody changes one, which holds at once and is told", async () => {
    const before = await read()
    expect(before).toMatchObject({ version: 0, values: before.file })
    expect(before.file.booking).toEqual(server.parts.town.booking)
    const resident = await server.guest()
    expect(await set({ maxActivePerResident: 1 })).toMatchObject({ ok: true, reply: { version: 1 } })
    expect((await book(resident, '2026-12-03')).ok).toBe(true)
    expect(await book(resident, '2026-12-10')).toMatchObject({ error: { code: 'too-many-bookings' } })
    expect(await set({ maxActivePerResident: 2, retentionDays: 90 })).toMatchObject({ ok: true })
    expect((await book(resident, '2026-12-10')).ok).toBe(true)
    expect(await server.get('town')).toMatchObject({ retentionDays: 90, mediationRetentionDays: 365 })
    const history = await server.get('deskSettingsHistory', {}, admin)
    expect(history).toEqual([
      { at: MONDAY_MORNING, who: '测试人员', key: 'booking.maxActivePerResident', from: 1, to: 2 },
      { at: MONDAY_MORNING, who: '测试人员', key: 'booking.retentionDays', from: 180, to: 90 },
      { at: MONDAY_MORNING, who: '测试人员', key: 'booking.maxActivePerResident', from: 3, to: 1 },
    ])
  })

  test('show duty days further or less far ahead from the next request on', async () => {
    const last = async () => (await server.get('dutyDays')).at(-1)?.date
    expect(await last()).toBe('2026-12-24')
    await set({ horizonDays: 60 })
    // The holidays of 2027 are not announced, so no day of it is published yet.
    expect(await last()).toBe('2026-12-31')
    await set({ horizonDays: 7 })
    expect(await last()).toBe('2026-12-03')
    expect(await book(await server.guest(), '2026-12-10')).toMatchObject({ error: { code: 'not-found' } })
  })

  test('of two people who opened the same ones the second is told, and nothing is overwritten', async () => {
    const answers = await Promise.all([set({ closeMinutes: 40 }, 0), set({ closeMinutes: 50 }, 0)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await read()).version).toBe(1)
    expect(await server.get('deskSettingsHistory', {}, admin)).toHaveLength(1)
    expect(await set({ closeMinutes: 60 }, 0)).toMatchObject({ error: { message: expect.stringContaining('刷新') } })
  })

  test('every number is kept within its range, below and above, with the field named', async () => {
    const { values, version } = await read()
    for (const [key] of flatSettings(values)) {
      const [group, name] = key.split('.') as ['booking', 'closeMinutes']
      const { min, max } = SETTINGS[group].fields[name]
      for (const wrong of [min - 1, max + 1, min + 0.5, '3', null]) {
        const body = { version, values: { ...values, [group]: { ...values[group], [name]: wrong } } }
        const answer = await server.call('deskChangeSettings', { body }, admin)
        expect(answer).toMatchObject({ status: 422, error: { fields: { [`values.${key}`]: expect.any(String) } } })
      }
    }
    expect((await read()).version).toBe(0)
  })

  test('going back to the number of the file follows the file again', async () => {
    await set({ holdMinutes: 30 })
    await set({ holdMinutes: server.parts.town.booking.holdMinutes })
    const row = await server.parts.database.query.selectFrom('town_settings').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ version: 2, changed: '{}' })
  })

  test('a number that the table no longer takes is as the file says', async () => {
    const changed = JSON.stringify({ 'booking.closeMinutes': -5, 'booking.gone': 1, 'booking.holdMinutes': 45 })
    await server.parts.database.query.updateTable('town_settings').set({ version: 1, changed }).execute()
    expect((await read()).values.booking).toEqual({ ...server.parts.town.booking, holdMinutes: 45 })
  })

  test('hold in another process from its next request on', async () => {
    const database = server.url ? openPostgres(server.url, 2) : openSqlite(server.file ?? '')
    const other = await listen(createApp({ ...server.parts, database }), 0)
    try {
      const client = createClient(`http://127.0.0.1:${other.port}`)
      expect((await client.get('town')).retentionDays).toBe(180)
      await set({ retentionDays: 60 })
      expect((await client.get('town')).retentionDays).toBe(60)
    } finally {
      await other.stop(1000)
      await database.close()
    }
  })

  test('the office sees them and cannot change them', async () => {
    const officer = await server.staff('officer')
    const { version, values } = await server.get('deskSettings', {}, officer)
    expect(await server.refusal('deskChangeSettings', { body: { version, values } }, officer)).toBe('forbidden')
  })
})
