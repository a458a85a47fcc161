import type { Booking, Slot } from '@domain/booking'
import { dayInWords, type LocalDate } from '@domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { Failed } from '@/features/frame/failed'
import { ReadView } from '@/features/frame/read-view'
import { goBack } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { DayCard } from './day-card'
import { Days } from './days'
import { useBookingChange } from './use-booking-change'

/** Another time for a booking: the old one is kept until the new one is held. */
export function MoveBooking({ id }: { id: string }) {
  return <ReadView read={useRead('booking', { params: { id } })}>{(booking) => <Moving booking={booking} />}</ReadView>
}

function Moving({ booking }: { booking: Booking }) {
  const [chosen, setChosen] = useState<{ date: LocalDate; slot: Slot }>()
  const { change, busy, failure } = useBookingChange(goBack)
  const move = (slotId: string) => change('moveBooking', { params: { id: booking.id }, body: { slotId } })
  return (
    <View className="stack">
      <Banner
        icon="info"
        tone="pine"
      >{`现在约的是 ${dayInWords(booking.date, booking.start)}。换好新时间之前，原来的一直留着。`}</Banner>
      <Days>{(day) => <DayCard key={day.id} day={day} onSlot={(slot) => setChosen({ date: day.date, slot })} />}</Days>
      {chosen && (
        <Sheet title="换到这个时间吗？" onClose={() => setChosen(undefined)}>
          <View className="strong whole-words">{dayInWords(chosen.date, chosen.slot.start)}</View>
          {failure && <Failed failure={failure} />}
          <Button kind="primary" busy={busy && '正在换…'} onTap={() => move(chosen.slot.id)}>
            换到这个时间
          </Button>
          <Button onTap={() => setChosen(undefined)}>再看看</Button>
        </Sheet>
      )}
    </View>
  )
}
