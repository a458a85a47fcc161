import type { DeskBooking } from '@domain/booking'
import type { DeskAction } from '@domain/mediation'
import { FIGURES } from '@domain/report'
import { addDays, localDate } from '@domain/time'
import { strFromU8, unzipSync } from 'fflate'
import { aRequest, newKey, newPhone, thursdays, withRules } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

describeEachEngine('the yearly report', (engine) => {
  let server: TestServer
  let officer: { cookie: string; id: string }
  beforeAll(async () => {
    server = await startTestServer(engine)
    officer = await server.staff('officer')
  })
  afterAll(() => server.stop())

  const addEvent = (event: Record<string, unknown>) =>
    server.get(
      'deskAddEvent',
      { body: { kind: 'lecture', title: '测试活动', date: '2026-05-06', place: '测试村', topics: ['land'], ...event } },
      officer,
    )
  const report = () => server.get('deskReport', { query: YEAR }, officer)
  const figure = async (id: string) => (await report()).figures.find((each) => each.id === id)

  test('counts what was recorded, beside the year before, and each number equals the records behind it', async () => {
    await addEvent({ people: 40, teachers: 2, leaflets: 30 })
    await addEvent({ kind: 'school-session', people: 55, teachers: 3 })
    await addEvent({ kind: 'training', people: 9 })
    await addEvent({ kind: 'broadcast' })
    await addEvent({ date: '2025-05-06', people: 10 })
    await addEvent({ date: '2027-01-01', people: 1000 })
    // Still to come when the report is made.
    await addEvent({ date: '2026-12-24', people: 500 })

    const [day] = await withRules(server, thursdays(10))
    const slot = day?.slots[0]
    const bookings: DeskBooking[] = []
    for (let n = 0; n < 14; n++) {
      const booking = await server.get(
        'deskCreateBooking',
        {
          body: {
            ...aRequest(day?.slots[n % 2]?.id ?? '', { phone: newPhone(), topic: n < 8 ? 'labour' : 'land' }),
            villageId: server.parts.town.villages[0]?.id,
            channel: 'phone',
          },
          idempotencyKey: newKey(),
        },
        officer,
      )
      bookings.push(booking)
      if (n === 0) {
        const body = { reason: '测试取消' }
        await server.get('deskCancelBooking', { params: { id: booking.id }, body }, officer)
      }
    }
    // What came of a consultation is known once it has begun.
    server.setNow('2026-12-03T03:00:00.000Z')
    officer = await server.staff('officer')
    for (const [n, booking] of bookings.entries())
      if (n > 2) {
        const arrived = { from: 'booked', to: 'checked-in' } as const
        await server.get('deskSetBookingStatus', { params: { id: booking.id }, body: arrived }, officer)
        await server.get(
          'deskSetOutcome',
          {
            params: { id: booking.id },
            body: {
              topic: booking.topic,
              result: n > 9 ? 'referred' : 'advised',
              ...(n > 9 ? { referredTo: 'legal-aid' } : {}),
            },
          },
          officer,
        )
      }
    expect(slot).toBeDefined()

    const { figures, before } = await report()
    // The year is not over: as much of the one before stands beside it.
    expect(before).toEqual({ from: '2025-01-01', to: '2025-12-03' })
    const values = Object.fromEntries(figures.map(({ id, value }) => [id, value]))
    expect(values).toMatchObject({
      events: 2,
      'event-people': 100,
      leaflets: 30,
      broadcasts: 1,
      'school-sessions': 1,
      students: 55,
      teachers: 3,
      consultations: 11,
      trainings: 1,
      trained: 9,
    })
    expect(await figure('events')).toMatchObject({ value: 2, before: 1 })
    const consulted = await figure('consultations')
    const topics = consulted?.by.find(({ title }) => title === '按主题')?.groups
    expect(topics).toEqual([
      { name: '土地与宅基地', value: 6, before: 0 },
      { name: '劳动维权', value: 5, before: 0 },
    ])
    // Four people sent to legal aid are not told: they could be known.
    expect((await figure('referrals'))?.by[0]?.groups).toEqual([{ name: '法律援助', value: null, before: 0 }])

    for (const { id, value } of figures) {
      const records = await server.get('deskReportRecords', { params: { id }, query: YEAR }, officer)
      const sum = records.reduce((total, record) => total + (record.amount ?? 0), 0)
      const over = records.reduce((total, record) => total + (record.over ?? 0), 0)
      const hasOver = FIGURES.find((each) => each.id === id)?.over !== undefined
      const isMedian = FIGURES.find((each) => each.id === id)?.median === true
      if (value !== null && !isMedian) expect([id, value]).toEqual([id, hasOver ? sum / over : sum])
    }
  }, 60_000)

  test('names villages as the directory names them now', async () => {
    const admin = await server.staff('admin')
    const [village] = (await server.get('deskDirectory', {}, admin)).villages
    if (!village) throw new Error('no village')
    const { revision, value } = village
    const entry = { of: 'village' as const, value: { ...value, name: '新名村' } }
    await server.get('deskSaveEntry', { body: { entry, revision } }, admin)
    const villages = (await figure('consultations'))?.by.find(({ title }) => title === '按村')?.groups
    expect(villages).toEqual([{ name: '新名村', value: 11, before: 0 }])
  })

  test('equals what raw rows say', async () => {
    const db = server.parts.database.query
    const values = new Map((await report()).figures.map(({ id, value }) => [id, value]))
    const bookings = await db.selectFrom('booking').selectAll().execute()
    expect(values.get('consultations')).toBe(bookings.filter(({ status }) => status === 'done').length)
    expect(values.get('referrals')).toBe(bookings.filter((row) => row.status === 'done' && row.referred_to).length)
    const events = (await db.selectFrom('event').selectAll().execute()).filter(({ date }) => date.startsWith('2026'))
    expect(values.get('leaflets')).toBe(events.reduce((sum, row) => sum + row.leaflets, 0))
    const days = await db
      .selectFrom('duty_day')
      .where('date', '<=', '2026-12-03')
      .where('open', '=', 1)
      .selectAll()
      .execute()
    expect(values.get('duty-days')).toBe(days.length)
  })

  test('counts mediation as raw rows say, with legal aid out of both', async () => {
    const db = server.parts.database.query
    const start = server.parts.now()
    const enter = (kind: 'neighbour' | 'land', origin: 'desk' | 'grid') =>
      server.get(
        'deskCreateMediation',
        {
          body: {
            kind,
            origin,
            mine: true,
            handler: 'village',
            villageId: 'village-01',
            myRole: 'neighbour',
            otherRole: 'neighbour',
            story: '邻居把墙砌到我家院里了',
            wish: '把墙拆回去',
            name: '张三',
          },
          idempotencyKey: newKey(),
        },
        officer,
      )
    const act = (id: string, request: DeskAction) =>
      server.get('deskActOnMediation', { params: { id }, body: { request, revision: 2 } }, officer)
    const matters = []
    for (let n = 0; n < 12; n++) matters.push(await enter(n < 7 ? 'neighbour' : 'land', n % 3 === 0 ? 'grid' : 'desk'))
    for (const [n, { id }] of matters.entries()) {
      // The first ends on the day it came in, the second a day later …
      server.setNow(new Date(start.getTime() + n * 24 * 60 * 60_000).toISOString())
      officer = await server.staff('officer')
      const agreedOn = addDays(localDate(start), n)
      if (n < 6) await act(id, { action: 'agree', text: '三日内把墙拆回', agreedOn })
      else if (n < 8) await act(id, { action: 'fail', text: '谈不拢' })
      else if (n < 10) await act(id, { action: 'refer', to: 'legal-aid' })
      else if (n < 11) await act(id, { action: 'withdraw', text: '本人不要了' })
    }
    const rows = await db.selectFrom('mediation').selectAll().execute()
    const days = rows
      .filter(({ ended_on, status }) => ended_on !== null && status !== 'withdrawn')
      .map((row) => (Date.parse(row.ended_on ?? '') - Date.parse(row.accepted_on)) / 86_400_000)
      .sort((a, b) => a - b)
    const agreed = rows.filter(({ agreed_on }) => agreed_on !== null).length
    const failed = rows.filter(({ status }) => status === 'not-agreed').length
    const bookings = await db.selectFrom('booking').selectAll().execute()
    const aided =
      bookings.filter(({ status, referred_to }) => status === 'done' && referred_to === 'legal-aid').length +
      rows.filter(({ referred_to }) => referred_to === 'legal-aid').length
    const values = Object.fromEntries((await report()).figures.map(({ id, value }) => [id, value]))
    expect([rows.length, agreed, failed, aided, days]).toEqual([12, 6, 2, 6, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])
    expect(values).toMatchObject({
      matters: rows.length,
      'matters-grid': rows.filter(({ origin }) => origin === 'grid').length,
      'matters-agreed': agreed,
      'matters-rate': agreed / (agreed + failed),
      'matters-days': 4.5,
      'legal-aid': aided,
    })
    expect((await figure('matters'))?.by.find(({ title }) => title === '按类型')?.groups).toEqual([
      { name: '邻里纠纷', value: 7, before: 0 },
      { name: '土地、宅基地', value: 5, before: 0 },
    ])
    const list = await server.get('deskReportRecords', { params: { id: 'legal-aid' }, query: YEAR }, officer)
    expect(list.map(({ id }) => id.split('/')[0]).sort()).toEqual([
      ...Array(4).fill('booking'),
      ...Array(2).fill('mediation'),
    ])
  }, 60_000)

  test('comes as Word and Excel with the same numbers, written to the audit log, and names nobody', async () => {
    const file = async (name: 'deskReportDocx' | 'deskReportXlsx') => {
      const { content } = await server.get(name, { query: YEAR }, officer)
      return unzipSync(content as Uint8Array)
    }
    const text = (part: Uint8Array | undefined) => strFromU8(part ?? new Uint8Array())
    for (const body of [{ audience: 'elder' }, { audience: 'elder' }, { audience: 'elder' }, {}, {}])
      await server.get('addReading', { params: { id: 'lend-bank-card' }, body })
    const document = text((await file('deskReportDocx'))['word/document.xml'])
    expect(document).toContain('普法与公共法律服务工作情况')
    expect(document).toContain('接待法律咨询11人次')
    expect(document).toContain('受理矛盾纠纷12件')
    expect(document).toContain('调解成功率75%')
    expect(document).toContain('统计期为2026年1月1日至12月')
    // What people need now is no need of a year gone by.
    const past = { query: { from: '2025-01-01', to: '2025-12-31' } }
    expect(await server.get('deskReport', past, officer)).toMatchObject({ needs: [] })
    const workbook = await file('deskReportXlsx')
    const sheets = Object.entries(workbook).filter(([path]) => path.startsWith('xl/worksheets/'))
    expect(sheets).toHaveLength(4)
    expect(text(workbook['xl/workbook.xml'])).toContain('name="阅读"')
    const { title } = await server.get('lesson', { params: { id: 'lend-bank-card' } })
    const readings = sheets.map(([, part]) => text(part)).find((sheet) => sheet.includes('合计（次）'))
    expect(readings).toContain(title)
    expect(document).toContain('群众阅读普法内容5次（其中老年人3次、没有说2次）')
    const all = document + sheets.map(([, part]) => text(part)).join('')
    expect(all).not.toContain('张三')
    for (const { definition } of FIGURES) expect(document).toContain(definition.slice(0, 12))
    const { rows } = { rows: await server.parts.database.query.selectFrom('audit').selectAll().execute() }
    expect(
      rows
        .filter(({ action }) => action.startsWith('report.'))
        .map(({ action }) => action)
        .sort(),
    ).toEqual(['report.docx', 'report.xlsx'])
  })

  test('refuses a span that ends before it begins, a figure there is not, and other roles', async () => {
    const upside = { from: '2026-12-31', to: '2026-01-01' }
    expect(await server.refusal('deskReport', { query: upside }, officer)).toBe('invalid-fields')
    const ancient = { from: '0000-01-01', to: '2026-01-01' }
    expect(await server.refusal('deskReport', { query: ancient }, officer)).toBe('invalid-fields')
    expect(await server.refusal('deskReportRecords', { params: { id: 'none' }, query: YEAR }, officer)).toBe(
      'not-found',
    )
    const adviser = await server.staff('adviser', { adviser: '测试律师' })
    expect(await server.refusal('deskReport', { query: YEAR }, adviser)).toBe('forbidden')
  })
})
