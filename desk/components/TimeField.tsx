import type { LocalTime } from '@domain/time'
import { TimePicker } from 'antd'
import dayjs from 'dayjs'

interface TimeFieldProps {
  value?: LocalTime
  onChange?: (time: LocalTime | undefined) => void
  id?: string
}

/** A time picker that speaks `HH:mm`; `value` and `onChange` come from the form. */
export const TimeField = ({ value, onChange, id }: TimeFieldProps) => (
  <TimePicker
    {...(id ? { id } : {})}
    value={value ? dayjs(`2000-01-01T${value}`) : null}
    onChange={(time) => onChange?.(time ? time.format('HH:mm') : undefined)}
    format="HH:mm"
    minuteStep={5}
    needConfirm={false}
  />
)
