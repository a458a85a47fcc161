import type { LocalTime } from '@domain/time'
import { TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { FieldTies } from './form'

interface TimeFieldProps extends FieldTies {
  value?: LocalTime
  onChange?: (time: LocalTime | undefined) => void
}

/** A time picker that speaks `HH:mm`; `value` and `onChange` come from the form. */
export const TimeField = ({ value, onChange, ...ties }: TimeFieldProps) => (
  <TimePicker
    {...ties}
    value={value ? dayjs(`2000-01-01T${value}`) : null}
    onChange={(time) => onChange?.(time ? time.format('HH:mm') : undefined)}
    format="HH:mm"
    minuteStep={5}
    needConfirm={false}
  />
)
