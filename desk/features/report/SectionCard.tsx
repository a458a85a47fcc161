import { type Figure, type FigureValue, REPORT_SECTIONS, type Report, type ReportSection } from '@domain/report'
import { amountInWords, changeInWords, figuresOf, numberInWords } from '@domain/report-words'
import { Button } from 'antd'

interface SectionCardProps {
  report: Report
  section: ReportSection
  /** Opens the records behind a figure. */
  onFigure: (id: string) => void
}

/** A section's figures beside the year before, and what they break down into. */
export function SectionCard({ report, section, onFigure }: SectionCardProps) {
  const figures = figuresOf(report, section)
  return (
    <section className="sheet" aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>{REPORT_SECTIONS[section]}</h2>
      <dl className="report-figures">
        {figures.map(({ figure, result }) => (
          <div key={figure.id}>
            <dt>{figure.name}</dt>
            <dd>
              <Button type="link" aria-label={`${figure.name}：看数了哪些记录`} onClick={() => onFigure(figure.id)}>
                {amountInWords(figure, result.value)}
              </Button>
              <small>
                {figure.stock
                  ? '截至今天'
                  : changeInWords(figure, result.value, result.before) ||
                    `上年 ${numberInWords(figure, result.before)}`}
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <div className="report-breakdowns">
        {figures.flatMap(({ figure, result }) =>
          result.by
            .filter(({ groups }) => groups.length > 1)
            .map(({ title, groups }) => (
              <Breakdown key={`${figure.id} ${title}`} figure={figure} title={title} groups={groups} />
            )),
        )}
      </div>
    </section>
  )
}

/** Groups as bars with their numbers: nothing is told by length or colour alone. */
function Breakdown({
  figure,
  title,
  groups,
}: {
  figure: Figure
  title: string
  groups: FigureValue['by'][number]['groups']
}) {
  const most = Math.max(1, ...groups.map(({ value }) => value ?? 0))
  const measure = { unit: figure.unit }
  return (
    <table className="report-bars">
      <caption>
        {figure.name}，{title}
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
              {numberInWords(measure, value)}
            </td>
            {figure.stock ? null : <td>{numberInWords(measure, before)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
