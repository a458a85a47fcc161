import type { ReportPeriod } from '@domain/report'
import { periodInWords } from '@domain/report-words'
import type { LocalDate } from '@domain/time'
import { Select } from 'antd'
import { DateField } from '../../components/DateField'
import { yearOf } from './period'

interface PeriodFieldProps {
  period: ReportPeriod
  today: LocalDate
  onChange: (period: ReportPeriod) => void
}

const YEARS = 4
const OTHER = 'other'

/** A whole year in one choice, or any two dates. */
export function PeriodField({ period, today, onChange }: PeriodFieldProps) {
  const years = Array.from({ length: YEARS }, (_, back) => yearOf(`${Number(today.slice(0, 4)) - back}`))
  const year = years.find(({ from, to }) => from === period.from && to === period.to)
  return (
    <div className="filters no-print">
      <Select
        aria-label="年份"
        value={year?.from ?? OTHER}
        onChange={(from) => {
          const chosen = years.find((each) => each.from === from)
          if (chosen) onChange(chosen)
        }}
        options={[
          ...years.map((each) => ({ value: each.from, label: periodInWords(each) })),
          ...(year ? [] : [{ value: OTHER, label: '自己选的日期' }]),
        ]}
      />
      <DateField
        label="从哪天"
        value={period.from}
        onChange={(from) => from && onChange({ from, to: [from, period.to].sort()[1] ?? from })}
      />
      <DateField
        label="到哪天"
        value={period.to}
        min={period.from}
        onChange={(to) => to && onChange({ from: period.from, to })}
      />
    </div>
  )
}
