import type { DutyDay } from '@domain/booking'
import { dateInWords, dayInWords, weekdayName } from '@domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { ReadView } from '@/features/frame/read-view'
import { openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { BookingForm } from './booking-form'

const NOTHING = {}

/** The form for the slot, or for the full day, named in the address; what is gone leads back to the days. */
export function SlotForm({ slotId, dayId }: { slotId: string; dayId: string }) {
  const read = useRead('dutyDays', NOTHING)
  return (
    <ReadView read={read} lines={8}>
      {(days) => formFor(days, slotId, dayId) ?? <Gone />}
    </ReadView>
  )
}

function formFor(days: readonly DutyDay[], slotId: string, dayId: string) {
  for (const day of days) {
    const slot = day.slots.find((candidate) => candidate.id === slotId)
    if (slot) return <BookingForm day={day} when={dayInWords(day.date, slot.start)} wanted={{ slotId }} />
    if (day.id === dayId)
      return (
        <BookingForm
          day={day}
          when={`${dateInWords(day.date)} ${weekdayName(day.date)}　排队等空位`}
          wanted={{ dutyDayId: day.id }}
        />
      )
  }
  return undefined
}

function Gone() {
  return (
    <Empty icon="booking" title="这个时段已经没有了">
      <View>可能调整了时间，请重新选一个。</View>
      <Button kind="primary" onTap={() => openTab('booking')}>
        重新选时间
      </Button>
    </Empty>
  )
}
