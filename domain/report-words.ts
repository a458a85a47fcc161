/** The yearly report in words: one wording for the page, the .docx and the .xlsx. */
import {
  FIGURES,
  type Figure,
  type FigureValue,
  REPORT_SECTIONS,
  type Report,
  type ReportPeriod,
  type ReportSection,
} from './report'
import { HIDDEN_MARK } from './survey-suppress'
import { dateInWords } from './time'
import { TOPIC_NAMES } from './topics'

/** Groups named in a sentence; the table has them all. */
const NAMED_GROUPS = 4

type Measure = Pick<Figure, 'unit' | 'percent' | 'over'>

/** A number without its unit: whole, with one decimal for a mean, as a percentage for a share. */
export function numberInWords(figure: Measure, value: number | null | undefined): string {
  if (value === undefined) return '—'
  if (value === null) return figure.over ? '—' : HIDDEN_MARK
  if (figure.percent) return `${Math.round(value * 1000) / 10}%`
  return figure.over ? value.toFixed(1) : `${value}`
}

/** 12 场; 83.5%. */
export const amountInWords = (figure: Measure, value: number | null | undefined): string => {
  const number = numberInWords(figure, value)
  return figure.unit && value !== null && value !== undefined ? `${number} ${figure.unit}` : number
}

/** What became of a figure since the year before, or nothing where the two can't be compared. */
export function changeInWords(figure: Measure, now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined) return ''
  if (now === before) return '和上年一样'
  const more = now > before ? '多' : '少'
  const difference = Math.abs(now - before)
  if (figure.percent) return `比上年${more} ${Math.round(difference * 1000) / 10} 个百分点`
  return `比上年${more} ${amountInWords(figure, figure.over ? Math.round(difference * 10) / 10 : difference)}`
}

/** The same in the manner of such reports; the year before is the same span of it. */
function changeFormally(figure: Measure, now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined) return ''
  if (now === before) return '与上年同期持平'
  const more = now > before ? '增加' : '减少'
  const difference = Math.abs(now - before)
  if (figure.percent) return `较上年同期${more}${Math.round(difference * 1000) / 10}个百分点`
  return `较上年同期${more}${tight(amountInWords(figure, figure.over ? Math.round(difference * 10) / 10 : difference))}`
}

/** Printed Chinese has no space between a number and its unit. */
const tight = (words: string): string => words.replace(/ /g, '')

/** Whether anything at all was recorded in the span a year before; where nothing was, there is nothing to compare with. */
export const hasBefore = (report: Report): boolean => report.figures.some(({ before }) => Boolean(before))

/** Of which days the numbers are, and beside which they stand. */
export function basisInWords(report: Report): string {
  const { from, to, madeOn, before } = report
  const isOver = to < madeOn
  const counted = isOver ? { from, to } : { from, to: from <= madeOn ? madeOn : to }
  const beside = hasBefore(report)
    ? `上年同期为${periodInWords(before)}。`
    : `${periodInWords(before)}没有记录，不作比较。`
  return `以下数字由日常工作记录汇总，统计期为${periodInWords(counted)}。${beside}`
}

/** 2026年; 2026年1月1日至6月30日. */
export function periodInWords({ from, to }: ReportPeriod): string {
  const [year, end] = [from.slice(0, 4), to.slice(0, 4)]
  if (year === end && from.endsWith('-01-01') && to.endsWith('-12-31')) return `${year}年`
  return `${year}年${dateInWords(from)}至${year === end ? '' : `${end}年`}${dateInWords(to)}`
}

/** The figures of a section with what they came to, in order. */
export const figuresOf = (report: Report, section: ReportSection): { figure: Figure; result: FigureValue }[] =>
  FIGURES.filter((figure) => figure.section === section).flatMap((figure) => {
    const result = report.figures.find(({ id }) => id === figure.id)
    return result ? [{ figure, result }] : []
  })

/** The groups of a breakdown that there is room for, largest first; the workbook has them all. */
export function shownGroups(figure: Figure, { title, groups }: FigureValue['by'][number]) {
  const most = figure.by?.find((each) => each.title === title)?.most
  return most === undefined ? groups : groups.filter(({ value }) => value !== 0).slice(0, most)
}

/** 其中劳动维权 12 人次、土地与宅基地 8 人次: the largest groups of the first breakdown that may be shown. */
function groupsInWords(figure: Figure, result: FigureValue): string {
  const shown = (result.by[0]?.groups ?? []).filter(({ value }) => value !== null && value > 0)
  if (shown.length < 2) return ''
  const named = shown.slice(0, NAMED_GROUPS).map(({ name, value }) => `${name}${tight(amountInWords(figure, value))}`)
  // A name that holds the sign for a list itself would read like two.
  return `（其中${named.join(named.some((words) => words.includes('、')) ? '，' : '、')}）`
}

/** A section as a paragraph in the manner of a 法治政府建设年度报告; nothing but what was counted. */
export function sectionInWords(report: Report, section: ReportSection): string {
  const isCompared = hasBefore(report)
  const clauses = figuresOf(report, section)
    // What is known only as of the day the report is made says nothing of a year gone by.
    .filter(({ figure }) => !figure.stock || report.madeOn <= report.to)
    .filter(({ result }) => result.value !== null && result.value > 0)
    .map(({ figure, result }) => {
      const amount = tight(amountInWords(figure, result.value))
      const change = isCompared ? changeFormally(figure, result.value, result.before) : ''
      return `${figure.formal ?? figure.name}${amount}${groupsInWords(figure, result)}${change ? `，${change}` : ''}`
    })
  const needs =
    section === 'needs' && report.needs.length > 0
      ? [
          `从问卷、咨询、搜索和课堂小测看，群众需求最集中的是${report.needs.map((topic) => TOPIC_NAMES[topic]).join('、')}`,
        ]
      : []
  const said = [...clauses, ...needs]
  return said.length > 0 ? `${said.join('；')}。` : '这段时间没有记录。'
}

/** Headings with their paragraphs, numbered as such reports are. */
export const reportParagraphs = (report: Report): { title: string; text: string }[] =>
  (Object.keys(REPORT_SECTIONS) as ReportSection[]).map((section, at) => ({
    title: `（${'一二三四五六七八九'[at]}）${REPORT_SECTIONS[section]}`,
    text: sectionInWords(report, section),
  }))

/** The title of the document. */
export const reportTitle = (report: Report): string =>
  `${report.town}${periodInWords(report)}普法与公共法律服务工作情况`
