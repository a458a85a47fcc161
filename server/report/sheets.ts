import { READERS, readerName } from '@domain/readings'
import { FIGURES, type Figure, REPORT_SECTIONS, type Report, type ReportFacts } from '@domain/report'
import { countedRecords, shownRecords } from '@domain/report-tally'
import { HIDDEN_MARK, HIDDEN_NOTE } from '@domain/survey-suppress'
import { type Cell, type Sheet, workbook } from '../survey/spreadsheet'

const shown = (figure: Figure, value: number | null | undefined): Cell =>
  value === undefined ? null : (value ?? (figure.over ? null : HIDDEN_MARK))

const resultOf = (report: Report, figure: Figure) => report.figures.find(({ id }) => id === figure.id)

function* figureRows(report: Report): Generator<Cell[]> {
  yield ['部分', '项目', '单位', '本期', '上年同期', '怎么算']
  for (const figure of FIGURES) {
    const result = resultOf(report, figure)
    yield [
      REPORT_SECTIONS[figure.section],
      figure.name,
      figure.percent ? '比例（0–1）' : figure.unit,
      shown(figure, result?.value),
      shown(figure, result?.before),
      figure.definition,
    ]
  }
  yield []
  yield [HIDDEN_NOTE]
}

function* groupRows(report: Report): Generator<Cell[]> {
  yield ['项目', '分法', '名称', '本期', '上年同期']
  for (const figure of FIGURES)
    for (const { title, groups } of resultOf(report, figure)?.by ?? [])
      for (const { name, value, before } of groups)
        yield [figure.name, title, name, value ?? HIDDEN_MARK, before === undefined ? null : (before ?? HIDDEN_MARK)]
}

/** How often each lesson was read, a column for each group of readers; most read first. */
function* readingRows({ reading }: ReportFacts): Generator<Cell[]> {
  const readers = READERS.map(readerName)
  yield ['普法内容', ...readers, '合计（次）']
  const lessons = new Map<string, Map<string, number>>()
  for (const { lesson, reader, count } of reading) {
    const counts = lessons.get(lesson) ?? new Map<string, number>()
    lessons.set(lesson, counts.set(reader, (counts.get(reader) ?? 0) + count))
  }
  const rows = [...lessons].map(([lesson, counts]) => {
    const cells = readers.map((reader) => counts.get(reader) ?? 0)
    return { lesson, cells, total: cells.reduce((sum, count) => sum + count, 0) }
  })
  rows.sort((a, b) => b.total - a.total || (a.lesson < b.lesson ? -1 : 1))
  for (const { lesson, cells, total } of rows) yield [lesson, ...cells, total]
}

/** What each figure counts, record by record: whoever adds them up gets the figure. */
function* recordRows(facts: ReportFacts): Generator<Cell[]> {
  yield ['项目', '日期', '记录', '算作', '除以']
  for (const figure of FIGURES)
    for (const record of shownRecords(figure, countedRecords(figure, facts)))
      yield [figure.name, record.date, record.title, record.amount ?? HIDDEN_MARK, record.over ?? null]
}

/** The report as a workbook: figures, their groups, readings by lesson and group, and the records behind them all. */
export function reportWorkbook(report: Report, facts: ReportFacts): AsyncIterable<Uint8Array> {
  const sheets: Sheet[] = [
    { name: '数字', rows: figureRows(report) },
    { name: '分项', rows: groupRows(report) },
    { name: '阅读', rows: readingRows(facts) },
    { name: '记录', rows: recordRows(facts) },
  ]
  return workbook(sheets)
}
