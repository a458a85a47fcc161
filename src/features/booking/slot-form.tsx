import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { ReadView } from '@/features/frame/read-view'
import { openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { BookingForm } from './booking-form'

const NOTHING = {}

/** The form for a slot named in the address; a slot that is gone leads back to the days. */
export function SlotForm({ slotId }: { slotId: string }) {
  const read = useRead('dutyDays', NOTHING)
  return (
    <ReadView read={read} lines={8}>
      {(days) => {
        for (const day of days) {
          const slot = day.slots.find((candidate) => candidate.id === slotId)
          if (slot) return <BookingForm day={day} slot={slot} />
        }
        return (
          <Empty icon="booking" title="这个时段已经没有了">
            <View>可能调整了时间，请重新选一个。</View>
            <Button kind="primary" onTap={() => openTab('booking')}>
              重新选时间
            </Button>
          </Empty>
        )
      }}
    </ReadView>
  )
}
