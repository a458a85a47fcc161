import {
  type Figure,
  type FigureValue,
  REPORT_SECTIONS,
  type Report,
  type ReportPeriod,
  type ReportSection,
} from '@domain/report'
import { amountInWords, changeInWords, figuresOf, hasBefore, numberInWords, shownGroups } from '@domain/report-words'
import { Link } from 'react-router'
import { NumberLink } from './NumberLink'
import { readingsPlace } from './place'

interface SectionCardProps {
  report: Report
  section: ReportSection
}

/** A section's figures beside the year before, and what they break down into. */
export function SectionCard({ report, section }: SectionCardProps) {
  const figures = figuresOf(report, section)
  return (
    <section className="sheet" aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>{REPORT_SECTIONS[section]}</h2>
      <dl className="report-figures">
        {figures.map(({ figure, result }) => (
          <div key={figure.id}>
            <dt>{figure.name}</dt>
            <dd>
              <NumberLink figure={figure}>{amountInWords(figure, result.value)}</NumberLink>
              <small>
                <Comparison figure={figure} result={result} isCompared={hasBefore(report)} />
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <div className="report-breakdowns">
        {figures.flatMap(({ figure, result }) =>
          result.by
            .filter(({ groups }) => groups.length > 1)
            .map((breakdown) => (
              <Breakdown
                key={`${figure.id} ${breakdown.title}`}
                figure={figure}
                title={breakdown.title}
                groups={shownGroups(figure, breakdown)}
                all={breakdown.groups.length}
                period={report}
              />
            )),
        )}
      </div>
    </section>
  )
}

/** The year before and what became of it. */
function Comparison(props: { figure: Figure; result: FigureValue; isCompared: boolean }) {
  const { figure, isCompared } = props
  const { value, before } = props.result
  if (figure.stock) return '截至今天'
  if (!isCompared) return '上年没有记录'
  if (before === undefined) return '上年没有从头记，不作比较'
  const change = changeInWords(figure, value, before)
  return (
    <>
      上年{' '}
      <NumberLink figure={figure} before>
        {numberInWords(figure, before)}
      </NumberLink>
      {change ? `，${change}` : null}
    </>
  )
}

/** Groups as bars with their numbers: nothing is told by length or colour alone. */
function Breakdown({
  figure,
  title,
  groups,
  all,
  period,
}: {
  figure: Figure
  title: string
  groups: FigureValue['by'][number]['groups']
  /** How many groups there are; more than are shown where there is no room. */
  all: number
  period: ReportPeriod
}) {
  const most = Math.max(1, ...groups.map(({ value }) => value ?? 0))
  /** A number that may be shown leads to its records; of a hidden one nothing is told. */
  const shown = (group: string, value: number | null | undefined, before = false) => {
    const words = numberInWords({ unit: figure.unit }, value)
    return value ? (
      <NumberLink figure={figure} within={{ by: title, group }} before={before}>
        {words}
      </NumberLink>
    ) : (
      words
    )
  }
  return (
    <table className="report-bars">
      <caption>
        {figure.name}，{title}
        {groups.length < all ? (
          <>
            （最多的 {groups.length} 个，<Link to={readingsPlace(period)}>看全部</Link>）
          </>
        ) : null}
      </caption>
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">本期</th>
          {figure.stock ? null : <th scope="col">上年</th>}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, value, before }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span className="report-bar" aria-hidden style={{ width: `${(100 * (value ?? 0)) / most}%` }} />
              {shown(name, value)}
            </td>
            {figure.stock ? null : <td>{shown(name, before, true)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
