import type { DutyDay } from '@domain/booking'
import { addDays, dayInWords, type LocalDate } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { reading } from '../../api/cache'

/** How far ahead the desk chooses slots, in days. */
const AHEAD = 42

/** Slots that staff may still book into, from a date on. */
export const useDeskSlots = (from: LocalDate) =>
  useQuery(reading('deskSlots', { query: { from, to: addDays(from, AHEAD) } }))

const optionsOf = (days: readonly DutyDay[], fullToo: boolean) =>
  days.map((day) => ({
    label: `${day.adviser} · ${day.place}`,
    title: day.id,
    options: day.slots.map((slot) => ({
      value: slot.id,
      label: `${dayInWords(day.date, slot.start)}，${slot.left > 0 ? `余 ${slot.left}` : '已满'}`,
      disabled: slot.left === 0 && !fullToo,
    })),
  }))

interface SlotSelectProps {
  from: LocalDate
  /** Whether full slots may be chosen: then a reason is asked for. */
  fullToo?: boolean
  value?: string
  onChange?: (id: string) => void
  id?: string
}

/** A slot with its places left. */
export function SlotSelect({ from, fullToo = false, ...field }: SlotSelectProps) {
  const slots = useDeskSlots(from)
  return (
    <Select<string>
      {...field}
      loading={slots.isPending}
      options={optionsOf(slots.data ?? [], fullToo)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="选时段"
      notFoundContent={slots.error ? '没能取到时段，请关掉再打开' : '没有可约的时段'}
    />
  )
}
