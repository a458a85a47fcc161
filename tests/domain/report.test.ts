import { EVENT_KINDS, type EventKind } from '@domain/events'
import { FIGURES, figureById, type Report, type ReportFacts, type ReportRecords, yearToReport } from '@domain/report'
import { countedRecords, figureTotal, figureValue, shownRecords, yearBefore } from '@domain/report-tally'
import {
  basisInWords,
  changeInWords,
  numberInWords,
  periodInWords,
  reportParagraphs,
  sectionInWords,
} from '@domain/report-words'
import fc from 'fast-check'

const NOTHING: ReportFacts = {
  event: [],
  lesson: [],
  reading: [],
  day: [],
  booking: [],
  survey: [],
  answers: [],
  question: [],
  miss: [],
  mediation: [],
  aid: [],
}

const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`)
const base = { id: fc.uuid(), date, title: fc.constant('记录') }
const small = fc.integer({ min: 0, max: 60 })
const tally = fc.tuple(small, small).map(([a, b]) => ({ count: Math.min(a, b), total: Math.max(a, b) }))

const event: fc.Arbitrary<ReportRecords['event']> = fc.record({
  ...base,
  kind: fc.constantFrom(...(Object.keys(EVENT_KINDS) as EventKind[])),
  people: small,
  teachers: small,
  leaflets: small,
  joined: small,
  before: tally,
  after: tally,
})
const booking: fc.Arbitrary<ReportRecords['booking']> = fc.record({
  ...base,
  status: fc.constantFrom('booked', 'checked-in', 'called', 'done', 'no-show', 'cancelled'),
  topic: fc.constantFrom('劳动维权', '反诈', '继承'),
  channel: fc.constantFrom('网上', '现场'),
  audience: fc.constantFrom('老年人', '没有说'),
  village: fc.constantFrom('甲村', '乙村', '丙村'),
  result: fc.constantFrom('', '已解答', '已转介'),
  referredTo: fc.constantFrom('', '法律援助', '诉讼'),
  waited: fc.option(fc.integer({ min: 0, max: 28 }), { nil: undefined }),
})
const answers: fc.Arbitrary<ReportRecords['answers']> = fc.record({
  ...base,
  responses: small,
  clear: fc.record({ sum: small, count: fc.integer({ min: 0, max: 12 }) }),
})
const matter: fc.Arbitrary<ReportRecords['mediation']> = fc.record({
  ...base,
  kind: fc.constantFrom('邻里纠纷', '土地、宅基地'),
  origin: fc.constantFrom('群众申请', '网格员发现'),
  isGrid: fc.boolean(),
  status: fc.constantFrom('正在调解', '调解成功', '没有调成'),
  village: fc.constantFrom('甲村', '乙村'),
  outcome: fc.constantFrom('agreed', 'not-agreed', undefined),
  referredTo: fc.constantFrom('', '法律援助'),
  days: fc.option(small, { nil: undefined }),
})
const facts: fc.Arbitrary<ReportFacts> = fc.record({
  event: fc.array(event, { maxLength: 30 }),
  lesson: fc.constant([]),
  reading: fc.array(
    fc.record({
      ...base,
      lesson: fc.constantFrom('甲篇', '乙篇'),
      reader: fc.constantFrom('老年人', '没有说'),
      count: small,
    }),
  ),
  day: fc.array(fc.record({ ...base, adviser: fc.constantFrom('甲律师', '乙律师') })),
  booking: fc.array(booking, { maxLength: 60 }),
  survey: fc.array(fc.record(base), { maxLength: 4 }),
  answers: fc.array(answers, { maxLength: 4 }),
  question: fc.array(
    fc.record({ ...base, audience: fc.constant('青少年'), answered: fc.boolean(), published: fc.boolean() }),
  ),
  miss: fc.array(fc.record({ ...base, count: small, topics: fc.subarray(['反诈', '继承']) })),
  mediation: fc.array(matter, { maxLength: 40 }),
  aid: fc.array(fc.record({ ...base, from: fc.constantFrom('值班咨询', '矛盾调处') }), { maxLength: 30 }),
})

const figure = (id: string) => {
  const found = figureById(id)
  if (!found) throw new Error(`no figure ${id}`)
  return found
}
const amount = (id: string, all: ReportFacts) => figureValue(figure(id), all, NOTHING).value

describe('the figures of the report', () => {
  test('are told apart and explained', () => {
    expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length)
    for (const { definition } of FIGURES) expect(definition).toMatch(/。$/)
  })

  test('add up to the records listed behind them', () =>
    fc.assert(
      fc.property(facts, (all) => {
        for (const each of FIGURES.filter(({ median }) => !median)) {
          const records = countedRecords(each, all)
          const sum = records.reduce((total, record) => total + record.amount, 0)
          const over = records.reduce((total, record) => total + (record.over ?? 0), 0)
          const { value } = figureValue(each, all, NOTHING)
          if (value === null) continue
          expect(value).toBeCloseTo(each.over ? sum / over : sum)
        }
      }),
    ))

  test('equal counts made another way', () =>
    fc.assert(
      fc.property(facts, (all) => {
        const training = all.event.filter(({ kind }) => kind === 'training')
        const open = all.event.filter(({ kind }) => kind !== 'training' && kind !== 'broadcast')
        expect(amount('events', all)).toBe(open.length)
        expect(amount('event-people', all)).toBe(open.reduce((sum, e) => sum + e.people + e.teachers, 0))
        expect(amount('trainings', all)).toBe(training.length)
        expect(amount('consultations', all)).toBe(all.booking.filter(({ status }) => status === 'done').length)
        const [came, missed] = ['done', 'no-show'].map((s) => all.booking.filter(({ status }) => status === s).length)
        const rate = (missed ?? 0) / ((came ?? 0) + (missed ?? 0))
        expect(amount('no-shows', all)).toEqual(Number.isNaN(rate) ? null : rate)
        const days = all.mediation.flatMap((each) => each.days ?? [])
        const middle = amount('matters-days', all)
        if (days.length === 0) return expect(middle).toBeNull()
        // As many are below the middle as above it, at most.
        expect(days.filter((each) => each < (middle ?? 0)).length).toBeLessThanOrEqual(days.length / 2)
        expect(days.filter((each) => each > (middle ?? 0)).length).toBeLessThanOrEqual(days.length / 2)
      }),
    ))

  test('say nothing of the year before where nobody counted then', () => {
    const all = {
      ...NOTHING,
      reading: [{ id: 'a/elder', date: '', title: '甲篇（老年人）', lesson: '甲篇', reader: '老年人', count: 3 }],
    }
    expect(figureValue(figure('readings'), all, undefined)).toEqual({
      id: 'readings',
      value: 3,
      by: [
        { title: '按人群', groups: [{ name: '老年人', value: 3 }] },
        { title: '按内容', groups: [{ name: '甲篇', value: 3 }] },
      ],
    })
    expect(figureValue(figure('readings'), all, NOTHING)).toMatchObject({ value: 3, before: 0 })
  })

  test('show no group of people under five, nor what subtraction would give away', () =>
    fc.assert(
      fc.property(facts, (all) => {
        for (const each of FIGURES.filter(({ persons }) => persons)) {
          const { value, by } = figureValue(each, all, NOTHING)
          for (const { groups } of by) {
            const shown = groups.flatMap((group) => group.value ?? [])
            expect(shown.filter((count) => count > 0 && count < 5)).toEqual([])
            const hidden = groups.length - shown.length
            const rest = (value ?? 0) - shown.reduce((sum, count) => sum + count, 0)
            if (hidden > 0 && value !== null && groups.length > 1 && rest < value)
              expect(rest).toBeGreaterThanOrEqual(5)
          }
        }
      }),
    ))

  test('hide answers given in confidence by fewer than five, in the list too', () => {
    const three = {
      ...NOTHING,
      answers: [{ id: 's/2026-03-01', date: '2026-03-01', title: '问卷', responses: 3, clear: { sum: 12, count: 3 } }],
    }
    for (const id of ['responses', 'clear']) {
      expect(amount(id, three)).toBeNull()
      expect(shownRecords(figure(id), countedRecords(figure(id), three)).map((record) => record.amount)).toEqual([null])
    }
    expect(figureTotal(figure('responses'), countedRecords(figure('responses'), NOTHING))).toBe(0)
  })
})

describe('the report in words', () => {
  test.each([
    ['2027-01-01', '2026'],
    ['2027-03-31', '2026'],
    ['2027-04-01', '2027'],
    ['2026-12-31', '2026'],
  ])('on %s the report wanted is that of %s', (today, year) => {
    expect(yearToReport(today)).toEqual({ from: `${year}-01-01`, to: `${year}-12-31` })
  })

  test.each([
    [{ from: '2026-01-01', to: '2026-12-31' }, { from: '2025-01-01', to: '2025-12-31' }, '2026年'],
    [{ from: '2024-02-29', to: '2024-02-29' }, { from: '2023-02-28', to: '2023-02-28' }, '2024年2月29日至2月29日'],
    [{ from: '2025-01-01', to: '2025-02-28' }, { from: '2024-01-01', to: '2024-02-29' }, '2025年1月1日至2月28日'],
    [{ from: '2025-07-01', to: '2026-06-30' }, { from: '2024-07-01', to: '2025-06-30' }, '2025年7月1日至2026年6月30日'],
  ])('compares %j with the same span a year before', (period, before, words) => {
    expect(yearBefore(period)).toEqual(before)
    expect(periodInWords(period)).toBe(words)
  })

  test('says what became of a number, and nothing where one of the two is hidden', () => {
    expect(changeInWords(figure('events'), 12, 9)).toBe('比上年多 3 场')
    expect(changeInWords(figure('no-shows'), 0.125, 0.25)).toBe('比上年少 12.5 个百分点')
    expect(changeInWords(figure('waited'), 2.44, 2)).toBe('比上年多 0.4 天')
    expect(changeInWords(figure('responses'), null, 9)).toBe('')
    expect(numberInWords(figure('responses'), null)).toBe('<5*')
    expect(numberInWords(figure('waited'), null)).toBe('—')
  })

  test('keeps groups apart whose names hold the sign of a list', () => {
    const matter = (kind: string, n: number): ReportRecords['mediation'] => ({
      id: `${kind} ${n}`,
      date: '2026-03-05',
      title: kind,
      kind,
      origin: '工作台代办',
      isGrid: false,
      status: '正在调解',
      village: '甲村',
      outcome: undefined,
      referredTo: '',
      days: undefined,
    })
    const matters = ['邻里纠纷', '土地、宅基地'].flatMap((kind) => Array.from({ length: 6 }, (_, n) => matter(kind, n)))
    const report: Report = {
      town: '示例镇',
      from: '2026-01-01',
      to: '2026-12-31',
      before: { from: '2025-01-01', to: '2025-12-31' },
      madeOn: '2026-11-30',
      figures: FIGURES.map((each) => figureValue(each, { ...NOTHING, mediation: matters }, NOTHING)),
      needs: [],
    }
    expect(sectionInWords(report, 'mediate')).toContain('（其中土地、宅基地6件，邻里纠纷6件）')
  })

  test('writes a paragraph a section from what was counted', () => {
    const all: ReportFacts = {
      ...NOTHING,
      booking: Array.from({ length: 12 }, (_, n) => ({
        id: `${n}`,
        date: '2026-03-05',
        title: '0305-01',
        status: 'done' as const,
        topic: n < 7 ? '劳动维权' : '继承',
        channel: '网上',
        audience: '没有说',
        village: '甲村',
        result: '已解答',
        referredTo: '',
        waited: 2,
      })),
    }
    const written = (past: ReportFacts, madeOn: string): Report => ({
      town: '示例镇',
      from: '2026-01-01',
      to: '2026-12-31',
      before: { from: '2025-01-01', to: '2025-12-31' },
      madeOn,
      figures: FIGURES.map((each) => figureValue(each, all, past)),
      needs: ['labour', 'inheritance'],
    })
    const report = written({ ...NOTHING, booking: all.booking.slice(0, 5) }, '2026-11-30')
    const [law, , consult, , needs] = reportParagraphs(report)
    expect(law?.text).toBe('这段时间没有记录。')
    expect(consult?.title).toBe('（三）法律顾问值班咨询')
    expect(consult?.text).toContain('接待法律咨询12人次（其中劳动维权7人次、继承5人次），较上年同期增加7人次；')
    expect(needs?.text).toContain('群众需求最集中的是劳动维权、继承')
    expect(consult?.text).toContain('预约到接待平均等候2.0天，与上年同期持平')
    expect(basisInWords(report)).toBe('以下数字由日常工作记录汇总，统计期为2026年1月1日至11月30日。上年同期为2025年。')

    // Nothing to compare with is no growth from nothing.
    const first = written(NOTHING, '2026-11-30')
    expect(
      reportParagraphs(first)
        .map(({ text }) => text)
        .join(''),
    ).not.toContain('上年')
    expect(basisInWords(first)).toContain('2025年没有记录，不作比较')
  })

  test('says of a year gone by nothing that is known only as of today', () => {
    const shelf = { id: 'l', date: '', title: '内容', audiences: [], topics: [], broadcast: true }
    const facts: ReportFacts = { ...NOTHING, lesson: [shelf] }
    const of = (madeOn: string) =>
      reportParagraphs({
        town: '示例镇',
        from: '2026-01-01',
        to: '2026-12-31',
        before: { from: '2025-01-01', to: '2025-12-31' },
        madeOn,
        figures: FIGURES.map((each) => figureValue(each, facts, NOTHING)),
        needs: [],
      })[0]?.text
    expect(of('2026-12-31')).toContain('平台现有普法内容1篇')
    expect(of('2027-01-05')).toBe('这段时间没有记录。')
  })
})
