import type { LocalDate } from '@domain/time'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DateFieldProps {
  value?: LocalDate | undefined
  onChange?: (date: LocalDate | undefined) => void
  id?: string
  label?: string
  allowClear?: boolean
  min?: LocalDate
}

/** A date picker that speaks `YYYY-MM-DD`: the picker's own objects never leave it. */
export const DateField = ({ value, onChange, id, label, allowClear = false, min }: DateFieldProps) => (
  <DatePicker
    {...(id ? { id } : {})}
    {...(label ? { 'aria-label': label, placeholder: label } : {})}
    {...(min ? { minDate: dayjs(min) } : {})}
    value={value ? dayjs(value) : null}
    onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    allowClear={allowClear}
    format="YYYY年M月D日"
    inputReadOnly
  />
)
