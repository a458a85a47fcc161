import type { LocalDate } from '@domain/time'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { FieldTies } from './form'

interface DateFieldProps extends FieldTies {
  value?: LocalDate | undefined
  onChange?: (date: LocalDate | undefined) => void
  label?: string
  allowClear?: boolean
  min?: LocalDate
}

/** A date picker that speaks `YYYY-MM-DD`: the picker's own objects never leave it. */
export const DateField = ({ value, onChange, label, allowClear = false, min, ...ties }: DateFieldProps) => (
  <DatePicker
    {...ties}
    {...(label ? { 'aria-label': label, placeholder: label } : {})}
    {...(min ? { minDate: dayjs(min) } : {})}
    value={value ? dayjs(value) : null}
    onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    allowClear={allowClear}
    format="YYYY年M月D日"
    inputReadOnly
  />
)
