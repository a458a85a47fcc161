import type { Booking } from '@domain/booking'
import { dayInWords, localDate, localTime, toInstant } from '@domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Section } from '@/components/section/section'
import { Sheet } from '@/components/sheet/sheet'
import { usePlace } from '@/features/directory/use-town'
import { Failed } from '@/features/frame/failed'
import { addToCalendar } from '@/platform/calendar'
import { open } from '@/platform/navigate'
import { canShowPlace, showPlace } from '@/platform/place-map'
import { useBookingChange } from './use-booking-change'

interface TicketActionsProps {
  booking: Booking
  onChange: (booking: Booking) => void
}

/** Calendar, map, and cancelling after one question. */
export function TicketActions({ booking, onChange }: TicketActionsProps) {
  const [asking, setAsking] = useState(false)
  const place = usePlace(booking.place)
  const { change, busy, failure } = useBookingChange((cancelled) => {
    setAsking(false)
    onChange(cancelled)
  })
  const late = toInstant(new Date()) > booking.freeCancelUntil
  return (
    <Section>
      <Button icon="booking" onTap={() => void addToCalendar(booking)}>
        记到手机日历
      </Button>
      {place && canShowPlace(place) && (
        <Button icon="place" onTap={() => showPlace(place)}>
          看地图
        </Button>
      )}
      {booking.status === 'booked' && (
        <Button icon="refresh" onTap={() => open('appointment/move', { id: booking.id })}>
          换个时间
        </Button>
      )}
      {booking.status === 'booked' && (
        <Button kind="danger" onTap={() => setAsking(true)}>
          不去了，取消预约
        </Button>
      )}
      {asking && (
        <Sheet title="要取消这次预约吗？" onClose={() => setAsking(false)}>
          <View className="whole-words">{dayInWords(booking.date, booking.start)}</View>
          <View>
            {late
              ? '离开始很近了，取消会记为“临时取消”。名额会让给别人。'
              : `${dayInWords(localDate(booking.freeCancelUntil), localTime(booking.freeCancelUntil))}前取消都没关系，名额会让给别人。`}
          </View>
          {failure && <Failed failure={failure} />}
          <Button
            kind="danger"
            busy={busy && '正在取消…'}
            onTap={() => change('cancelBooking', { params: { id: booking.id } })}
          >
            取消预约
          </Button>
          <Button onTap={() => setAsking(false)}>不取消，保留</Button>
        </Sheet>
      )}
    </Section>
  )
}
