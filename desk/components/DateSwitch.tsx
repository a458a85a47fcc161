import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { addDays, type LocalDate } from '@domain/time'
import { Button, Space } from 'antd'
import { DateField } from './DateField'

interface DateSwitchProps {
  date: LocalDate
  today: LocalDate
  onChange: (date: LocalDate) => void
}

/** The day before, the day after, any day, and back to today. */
export const DateSwitch = ({ date, today, onChange }: DateSwitchProps) => (
  <Space.Compact className="date-switch">
    <Button icon={<LeftOutlined aria-hidden />} aria-label="前一天" onClick={() => onChange(addDays(date, -1))} />
    <DateField label="日期" value={date} onChange={(chosen) => chosen && onChange(chosen)} />
    <Button icon={<RightOutlined aria-hidden />} aria-label="后一天" onClick={() => onChange(addDays(date, 1))} />
    <Button disabled={date === today} onClick={() => onChange(today)}>
      今天
    </Button>
  </Space.Compact>
)
