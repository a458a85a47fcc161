import { mayCall } from '@domain/api'
import { type LocalDate, spanInWords } from '@domain/time'
import { useState } from 'react'
import { Loaded } from '../../components/Loaded'
import { Tag } from '../../components/Tag'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'
import { AddPlaces } from './AddPlaces'
import { BookingDrawer } from './BookingDrawer'
import { BookingItem } from './BookingItem'
import { countByStatus, groupBySlot, matches } from './day'
import { useDayBookings } from './queries'

interface DayListProps {
  date: LocalDate
  /** Only bookings whose name or number has this in it. */
  text?: string
}

/** A date's bookings in order of time, by slot; a booking opens beside the list. */
export function DayList({ date, text = '' }: DayListProps) {
  const { role } = useStaff()
  const today = useToday()
  const [openId, setOpenId] = useState<string>()
  const query = useDayBookings(date)
  return (
    <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '这一天还没有人预约' }}>
      {(list) => (
        <>
          <p className="day-counts" role="status">
            共 {list.length} 人：
            {countByStatus(list)
              .map(({ name, count }) => `${name} ${count}`)
              .join('，')}
          </p>
          {groupBySlot(list.filter((booking) => matches(booking, text))).map((slot) => (
            <section key={slot.slotId} className="slot" aria-label={spanInWords(slot.start, slot.end)}>
              <h2>
                <time>{spanInWords(slot.start, slot.end)}</time>
                <Tag>{slot.bookings.filter((booking) => booking.status !== 'cancelled').length} 人</Tag>
                <small>
                  {slot.adviser} · {slot.place}
                </small>
                {slot.addedPlaces ? (
                  <small>
                    加了 {slot.addedPlaces.count} 个：{slot.addedPlaces.reason}
                  </small>
                ) : null}
                {mayCall(role, 'deskAddPlaces') && date >= today ? <AddPlaces slotId={slot.slotId} /> : null}
              </h2>
              <ul>
                {slot.bookings.map((booking) => (
                  <BookingItem
                    key={booking.id}
                    booking={booking}
                    onOpen={mayCall(role, 'deskBooking') ? setOpenId : undefined}
                  />
                ))}
              </ul>
            </section>
          ))}
          <BookingDrawer id={openId} today={today} onClose={() => setOpenId(undefined)} />
        </>
      )}
    </Loaded>
  )
}
