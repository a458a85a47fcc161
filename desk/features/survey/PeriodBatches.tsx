import type { ReportPeriod } from '@domain/report'
import { periodInWords } from '@domain/report-words'
import type { SurveyResults } from '@domain/survey-results'
import { dateInWords } from '@domain/time'

interface PeriodBatchesProps {
  period: ReportPeriod
  batches: SurveyResults['batches']
}

/**
 * The answers that a number of the report counts: each day on which some were mixed, with how many. Results are not cut
 * by periods: two cuts subtracted from each other would give away what a few people answered.
 */
export function PeriodBatches({ period, batches }: PeriodBatchesProps) {
  const counted = batches.filter(({ date }) => date >= period.from && date <= period.to)
  const sum = counted.reduce((total, { count }) => total + count, 0)
  return (
    <section className="sheet" aria-label="这段时间的答卷">
      <h2>
        {periodInWords(period)}并入统计的答卷：{sum} 份
      </h2>
      <ul className="plain-list">
        {counted.map(({ date, count }) => (
          <li key={date}>
            <span>
              {date.slice(0, 4)}年{dateInWords(date)}并入
            </span>
            <strong>{count} 份</strong>
          </li>
        ))}
      </ul>
      <p className="hint">下面是这份问卷所有答卷的结果。结果不分时间段算：两段一减，就能看出少数几个人写了什么。</p>
    </section>
  )
}
