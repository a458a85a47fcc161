import type { Village } from '@domain/directory'
import { FIGURES, type Figure, figureById, type Report, type ReportFacts, type ReportPeriod } from '@domain/report'
import { countedRecords, figureValue, type ReportGroup, shownRecords, yearBefore } from '@domain/report-tally'
import { localDate } from '@domain/time'
import { Failure } from '../http/failure'
import { countedReadingsBy } from '../lessons/readings-store'
import type { LessonShelf } from '../lessons/shelf'
import type { NeedsService } from '../needs/service'
import type { Parts } from '../parts'
import * as store from './store'

/** How many needs the report names. */
const NEEDS = 5

/** Nothing at the desk is older; the year before it is still written with four digits. */
const EARLIEST = '2000-01-01'

export interface ReportPorts {
  lessons: Pick<LessonShelf, 'published' | 'titles'>
  needs: NeedsService['overview']
  /** The villages as they are named now. */
  villages: () => Promise<readonly Village[]>
}
export type ReportService = ReturnType<typeof reportService>

/** Whether a group may be told; a hidden one's records would tell it. */
function isShown(figure: Figure, facts: ReportFacts, { by, group }: ReportGroup): boolean {
  const groups = figureValue(figure, facts, facts).by.find(({ title }) => title === by)?.groups ?? []
  return groups.some(({ name, value }) => name === group && value !== null)
}

/** The yearly report and the records behind each of its numbers. */
export function reportService({ database, town, now }: Parts, ports: ReportPorts) {
  async function facts(period: ReportPeriod): Promise<ReportFacts> {
    const db = database.query
    const villages = new Map((await ports.villages()).map(({ id, name }) => [id, name]))
    const booking = await store.bookingRecords(db, period, villages)
    const mediation = await store.mediationRecords(db, period, villages)
    const answers = await store.answerRecords(db, period)
    return {
      event: await store.eventRecords(db, period, localDate(now())),
      lesson: await store.lessonRecords(db, await ports.lessons.published(), period),
      reading: await store.readingRecords(db, period, ports.lessons.titles),
      day: await store.dayRecords(db, period, localDate(now())),
      booking,
      mediation,
      aid: store.aidRecords(booking, mediation),
      survey: store.surveyRecords(answers),
      answers,
      question: await store.questionRecords(db, period),
      miss: await store.missRecords(db, period),
    }
  }

  /** Throws `invalid-fields` when the span ends before it begins, or begins before there was anything to count. */
  function checked(period: ReportPeriod): ReportPeriod {
    if (period.from < EARLIEST) throw new Failure('invalid-fields', { fields: { from: '最早只能从 2000 年算起' } })
    if (period.from > period.to) throw new Failure('invalid-fields', { fields: { to: '结束日期要在开始日期之后' } })
    return period
  }

  const isNow = ({ from, to }: ReportPeriod): boolean => from <= localDate(now()) && localDate(now()) <= to

  /** A year that is not over yet is set beside as much of the one before, not beside all of it. */
  function untilToday({ from, to }: ReportPeriod): ReportPeriod {
    return { from, to: isNow({ from, to }) ? localDate(now()) : to }
  }

  return {
    facts: (period: ReportPeriod) => facts(checked(period)),

    async report(period: ReportPeriod): Promise<Report> {
      const before = yearBefore(untilToday(checked(period)))
      const [current, past] = [await facts(period), await facts(before)]
      // An older program counted no readings: beside a span without them, or with a part of them, nothing is set.
      const hasReadings = await countedReadingsBy(database.query, before.from)
      // Needs are those of today: nobody knows any more what they were in a year gone by.
      const { town: ranked } = isNow(period) ? await ports.needs(undefined) : { town: [] }
      return {
        town: town.name,
        ...period,
        before,
        madeOn: localDate(now()),
        figures: FIGURES.map((figure) =>
          figureValue(figure, current, figure.source === 'reading' && !hasReadings ? undefined : past),
        ),
        needs: ranked.slice(0, NEEDS).map(({ topic }) => topic),
      }
    },

    /** The records a figure or a group of it counts. Throws `not-found` for what there is not, or is not shown. */
    async records(id: string, period: ReportPeriod, within?: ReportGroup) {
      const figure = figureById(id)
      if (!figure) throw new Failure('not-found')
      const current = await facts(checked(period))
      if (within && !isShown(figure, current, within)) throw new Failure('not-found')
      return [...shownRecords(figure, countedRecords(figure, current, within))]
    },
  }
}
