import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallInput, EndpointName } from '@domain/api'
import { figureById, yearToReport } from '@domain/report'
import { addDays } from '@domain/time'
import { loadSample } from '../../../server/booking/sample'
import { playYear } from '../../../server/sample/year'
import { loadSurveyFiles } from '../../../server/survey/content'
import { publishFiles } from '../../../server/survey/versions'
import { rawFigures } from '../../support/raw-figures'
import { startTestServer, type TestServer } from '../../support/server'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
type Query<N extends EndpointName> = CallInput<N> extends { query: infer Q } ? Q : never

/** A town as it stands after a first start at an instant. */
async function startSampleTown(now: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  const server = await startTestServer('sqlite', { now, environment: { DATA_DIR: folder } })
  const { parts } = server
  const villages = parts.town.villages.map(({ id }) => id)
  await publishFiles(parts, loadSurveyFiles(join(parts.config.contentDir, 'surveys'), villages))
  await loadSample(parts)
  await playYear(parts)
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

describe.each(['2026-12-31', '2027-01-01', '2027-01-04', '2027-04-01', '2028-02-29'])(
  'the sample year, begun on %s',
  (today) => {
    let server: TestServer
    beforeAll(async () => {
      server = await startSampleTown(`${today}T02:00:00.000Z`)
    }, 120_000)
    afterAll(() => server.stop())

    test('has something in every number and chart of the report', async () => {
      const officer = await server.staff('officer')
      const { figures } = await server.get('deskReport', { query: yearToReport(today) }, officer)
      expect(figures.filter(({ value }) => !value).map(({ id }) => id)).toEqual([])
      const charts = figures.flatMap(({ id, by }) => by.map(({ title, groups }) => ({ id, title, groups })))
      expect(
        charts.filter(({ groups }) => !groups.some(({ value }) => value)).map(({ id, title }) => [id, title]),
      ).toEqual([])
      expect(figures.filter(({ before }) => before).length).toBeGreaterThan(15)
    })

    test('has something in every list of the desk', async () => {
      const admin = await server.staff('admin')
      const ask = <N extends EndpointName>(name: N, query?: unknown) =>
        server.get(name, (query === undefined ? {} : { query }) as never, admin)
      const year = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
      const lessons = await ask('deskLessons')
      const questions = async (status: string) => ask('deskQuestions', { status })
      const days = await server.get('dutyDays')
      const [next, full] = days.filter(({ date }) => date > today)
      const lists: Record<string, readonly unknown[]> = {
        'bookings today': await ask('deskBookings', { date: today }),
        'bookings to come': await ask('deskBookings', { date: next?.date }),
        waiting: await ask('deskWaitlist', { date: full?.date }),
        places: days.flatMap(({ slots }) => slots).filter(({ open, left }) => open && left > 0),
        'follow-ups': await ask('deskFollowUps', { until: addDays(today, 14) }),
        'follow-ups due': await ask('deskFollowUps', { until: today }),
        pauses: await ask('deskPauses'),
        unsent: await ask('deskUnsentMessages'),
        ...Object.fromEntries(
          ['draft', 'reviewed', 'published'].map((status) => [
            `lessons ${status}`,
            lessons.filter(({ newest }) => newest?.status === status),
          ]),
        ),
        readings: (await ask('deskReadings', year)).filter(({ total }) => total > 0),
        misses: await ask('deskSearchMisses'),
        events: await ask('deskEvents', year),
        'events without head count': (await ask('deskEvents', { from: addDays(today, -60), to: today })).filter(
          ({ people, kind }) => people === 0 && kind !== 'broadcast',
        ),
        'events coming': await ask('deskEvents', { from: today, to: addDays(today, 7) }),
        'questions open': await questions('open'),
        'questions answered': await questions('answered'),
        'questions published': await questions('published'),
        'survey answers': (await ask('deskSurveys')).filter(({ responses }) => responses >= 20),
        needs: (await ask('deskNeeds')).town,
        ...Object.fromEntries(
          await Promise.all(
            ['open', 'accepted', 'overdue', 'ended'].map(async (show) => [
              `matters ${show}`,
              await ask('deskMediations', { show }),
            ]),
          ),
        ),
        'directory history': await ask('deskDirectoryHistory'),
        'village rules': (await ask('deskDirectory')).villages.filter(({ rules }) => rules),
        staff: await ask('deskStaff'),
        settings: await ask('deskSettingsHistory'),
        audit: (await ask('deskAudit', {})).entries,
        todo: Object.values(await ask('deskTodo')),
      }
      expect(Object.keys(lists).filter((name) => lists[name]?.length === 0)).toEqual([])
    })
  },
)

/** Reports of two years, and what waits at the desk, after a first start on this day. */
describe('the sample year', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startSampleTown('2026-11-30T01:00:00.000Z')
  }, 120_000)
  afterAll(() => server.stop())

  test('gives every figure of the report something to show, this year and, thinner, the year before', async () => {
    const officer = await server.staff('officer')
    const { figures } = await server.get('deskReport', { query: YEAR }, officer)
    const values = Object.fromEntries(figures.map(({ id, value, before }) => [id, { value, before }]))
    expect(Object.entries(values).filter(([, { value }]) => !value)).toEqual([])
    for (const id of ['events', 'consultations', 'duty-days', 'lessons-new', 'readings']) {
      expect(values[id]?.before).toBeGreaterThan(0)
    }
    expect(values.consultations?.value).toBeGreaterThan(values.consultations?.before ?? 0)
    // Two runs give the same year.
    expect(values.consultations).toEqual({ value: 244, before: 49 })
  })

  test('shows in each figure what the raw rows add up to, in both years', async () => {
    const officer = await server.staff('officer')
    const report = await server.get('deskReport', { query: YEAR }, officer)
    const { query } = server.parts.database
    const [now, then] = await Promise.all([
      rawFigures(query, YEAR, '2026-11-30'),
      rawFigures(query, report.before, '2026-11-30'),
    ])
    // What stands on the shelf is no row of the database.
    const shelf = (await server.get('lessons')).length
    expect(Object.fromEntries(report.figures.map(({ id, value }) => [id, value]))).toEqual({
      ...now,
      'lessons-shelf': shelf,
    })
    const compared = report.figures.filter(({ before }) => before !== undefined)
    expect(Object.fromEntries(compared.map(({ id, before }) => [id, before]))).toEqual(
      Object.fromEntries(compared.map(({ id }) => [id, then[id]])),
    )
    expect(report.before).toEqual({ from: '2025-01-01', to: '2025-11-30' })
  }, 60_000)

  test('lists behind each number of the report, groups and the year before included, records that add up to it', async () => {
    const officer = await server.staff('officer')
    const report = await server.get('deskReport', { query: YEAR }, officer)
    let followed = 0
    const adds = async (id: string, value: number | null | undefined, query: Query<'deskReportRecords'>) => {
      const figure = figureById(id)
      if (!figure || value === null || value === undefined) return
      const records = await server.get('deskReportRecords', { params: { id }, query }, officer)
      // One survey of more cannot be shown alone where its neighbour is hidden.
      if (records.some(({ amount }) => amount === null)) return
      const amount = records.reduce((sum, record) => sum + (record.amount ?? 0), 0)
      const over = records.reduce((sum, record) => sum + (record.over ?? 0), 0)
      followed++
      if (!figure.median) expect([id, query, figure.over ? amount / over : amount]).toEqual([id, query, value])
      else expect(records).toHaveLength(over)
    }
    for (const { id, value, before, by } of report.figures) {
      await adds(id, value, YEAR)
      await adds(id, before, report.before)
      for (const { title, groups } of by)
        for (const { name, ...group } of groups) {
          if (group.value) await adds(id, group.value, { ...YEAR, by: title, group: name })
          if (group.before) await adds(id, group.before, { ...report.before, by: title, group: name })
        }
    }
    expect(followed).toBeGreaterThan(100)
    const hidden = report.figures
      .flatMap(({ id, by }) => by.flatMap(({ title, groups }) => groups.map((group) => ({ id, title, ...group }))))
      .find(({ value }) => value === null)
    if (!hidden) throw new Error('no group under five in the sample')
    const asked = { params: { id: hidden.id }, query: { ...YEAR, by: hidden.title, group: hidden.name } }
    expect(await server.refusal('deskReportRecords', asked, officer)).toBe('not-found')
  }, 120_000)

  test('counts of each survey the answers that its page names for the same days', async () => {
    const officer = await server.staff('officer')
    const query = { from: '2026-01-01', to: '2026-11-30' }
    const records = await server.get('deskReportRecords', { params: { id: 'responses' }, query }, officer)
    const surveys = await server.get('deskReportRecords', { params: { id: 'surveys' }, query }, officer)
    expect(surveys.length).toBeGreaterThan(1)
    const batches = await Promise.all(
      surveys.map(async ({ id }) =>
        (await server.get('deskSurveyResults', { params: { id }, query: {} }, officer)).batches
          .filter(({ date }) => date >= query.from && date <= query.to)
          .map(({ date, count }) => [`${id}/${date}`, count] as const),
      ),
    )
    expect(Object.fromEntries(records.map(({ id, amount }) => [id, amount]))).toEqual(
      Object.fromEntries(batches.flat()),
    )
  })

  test('has work waiting, people coming, places left, and calls nobody about the past', async () => {
    const officer = await server.staff('officer')
    expect(await server.get('deskQuestions', { query: { status: 'open' } }, officer)).toHaveLength(2)
    expect((await server.get('deskFollowUps', { query: { until: '2026-12-14' } }, officer)).length).toBeGreaterThan(0)
    // A day to come is closed: whoever had booked it is to be called.
    const unsent = await server.get('deskUnsentMessages', {}, officer)
    expect(unsent.map(({ kind }) => kind)).toEqual(['cancelled', 'cancelled'])
    for (const { text } of unsent) expect(text).toMatch(/出庭（示例）/)
    const [today, next] = await server.get('dutyDays')
    expect(today).toMatchObject({ date: '2026-11-30' })
    expect(today?.slots.every(({ left }) => left === 0)).toBe(true)
    expect(next?.slots.some(({ left, places }) => left < places)).toBe(true)
    expect(next?.slots.some(({ open, left }) => open && left > 0)).toBe(true)
  })

  test('shows on every list of the desk what it is for: waiting, paused, to be approved, read', async () => {
    const officer = await server.staff('officer')
    const days = await server.get('dutyDays')
    const [, , full] = days
    expect(full?.slots.every(({ left }) => left === 0)).toBe(true)
    expect(await server.get('deskWaitlist', { query: { date: full?.date ?? '' } }, officer)).toHaveLength(2)
    expect(await server.get('deskPauses', {}, officer)).toHaveLength(1)
    const lessons = await server.get('deskLessons', {}, officer)
    for (const status of ['draft', 'reviewed', 'published'] as const)
      expect(lessons.some(({ newest }) => newest?.status === status)).toBe(true)
    const { villages, contacts } = await server.get('deskDirectory', {}, officer)
    expect(villages.filter(({ rules }) => rules)).toHaveLength(3)
    for (const { value } of contacts.filter(({ value }) => value.villageId)) expect(value.name).toMatch(/（示例）$/)
    // Each lesson was read in both years; the elderly read more of a winter evening.
    const readings = await server.get('deskReadings', { query: YEAR }, officer)
    const past = await server.get('deskReadings', { query: { from: '2025-01-01', to: '2025-12-31' } }, officer)
    for (const list of [readings, past]) expect(list.filter(({ total }) => total === 0)).toEqual([])
    const elders = async (from: string, to: string) =>
      (await server.get('deskReadings', { query: { from, to } }, officer))
        .flatMap(({ by }) => by)
        .reduce((sum, { reader, count }) => sum + (reader === 'elder' ? count : 0), 0)
    expect(await elders('2026-01-01', '2026-01-31')).toBeGreaterThan(1.5 * (await elders('2026-07-01', '2026-07-31')))
  })

  test('leaves no session behind and names nobody who could be real', async () => {
    const { query } = server.parts.database
    const staff = await query.selectFrom('session').where('staff_id', 'is not', null).selectAll().execute()
    // Only those of the tests above.
    expect(staff).toHaveLength(6)
    const officer = await server.staff('officer')
    const bookings = await server.get('deskBookings', { query: { date: '2026-11-30' } }, officer)
    expect(bookings.length).toBeGreaterThan(0)
    for (const { visitor } of bookings) expect(visitor).toMatch(/^.某[甲乙丙丁戊己庚辛壬癸]$/)
  })
})
