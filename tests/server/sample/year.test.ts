import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSample } from '../../../server/booking/sample'
import { playYear } from '../../../server/sample/year'
import { loadSurveyFiles } from '../../../server/survey/content'
import { publishFiles } from '../../../server/survey/versions'
import { startTestServer, type TestServer } from '../../support/server'

/** Reports of two years, and what waits at the desk, after a first start on this day. */
describe('the sample year', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer('sqlite', { environment: { DATA_DIR: folder } })
    const { parts } = server
    const villages = parts.town.villages.map(({ id }) => id)
    await publishFiles(parts, loadSurveyFiles(join(parts.config.contentDir, 'surveys'), villages))
    await loadSample(parts)
    await playYear(parts)
  }, 120_000)
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('gives every figure of the report something to show, this year and, thinner, the year before', async () => {
    const officer = await server.staff('officer')
    const query = { from: '2026-01-01', to: '2026-12-31' }
    const { figures } = await server.get('deskReport', { query }, officer)
    const values = Object.fromEntries(figures.map(({ id, value, before }) => [id, { value, before }]))
    const empty = Object.entries(values).filter(([, { value }]) => !value)
    // Nobody has published a lesson of their own yet.
    expect(empty.map(([id]) => id)).toEqual(['lessons-new'])
    for (const id of ['events', 'consultations', 'duty-days']) {
      expect(values[id]?.before).toBeGreaterThan(0)
    }
    expect(values.consultations?.value).toBeGreaterThan(values.consultations?.before ?? 0)
    // Two runs give the same year.
    expect(values.consultations).toEqual({ value: 158, before: 54 })
  })

  test('has work waiting, people coming, places left, and calls nobody about the past', async () => {
    const officer = await server.staff('officer')
    expect(await server.get('deskQuestions', { query: { status: 'open' } }, officer)).toHaveLength(2)
    expect((await server.get('deskFollowUps', { query: { until: '2026-12-14' } }, officer)).length).toBeGreaterThan(0)
    expect(await server.get('deskUnsentMessages', {}, officer)).toEqual([])
    const [today, next] = await server.get('dutyDays')
    expect(today).toMatchObject({ date: '2026-11-30' })
    expect(today?.slots.every(({ left }) => left === 0)).toBe(true)
    expect(next?.slots.some(({ left, places }) => left < places)).toBe(true)
    expect(next?.slots.some(({ open, left }) => open && left > 0)).toBe(true)
  })

  test('leaves no session behind and names nobody who could be real', async () => {
    const { query } = server.parts.database
    const staff = await query.selectFrom('session').where('staff_id', 'is not', null).selectAll().execute()
    // Only those of the tests above.
    expect(staff).toHaveLength(2)
    const officer = await server.staff('officer')
    const bookings = await server.get('deskBookings', { query: { date: '2026-11-30' } }, officer)
    expect(bookings.length).toBeGreaterThan(0)
    for (const { visitor } of bookings) expect(visitor).toMatch(/^.某[甲乙丙丁戊己庚辛壬癸]$/)
  })
})
