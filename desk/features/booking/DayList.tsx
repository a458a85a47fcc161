import { type LocalDate, timeInWords } from '@domain/time'
import { Tag } from 'antd'
import { Loaded } from '../../components/Loaded'
import { BookingItem } from './BookingItem'
import { countByStatus, groupBySlot } from './day'
import { useDayBookings } from './queries'

/** A date's bookings in order of time, by slot. */
export function DayList({ date }: { date: LocalDate }) {
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
          {groupBySlot(list).map((slot) => (
            <section key={`${slot.start}${slot.adviser}${slot.place}`} className="slot">
              <h2>
                <time>
                  {timeInWords(slot.start)}–{slot.end}
                </time>
                <Tag>{slot.bookings.filter((booking) => booking.status !== 'cancelled').length} 人</Tag>
                <small>
                  {slot.adviser} · {slot.place}
                </small>
              </h2>
              <ul>
                {slot.bookings.map((booking) => (
                  <BookingItem key={booking.id} booking={booking} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Loaded>
  )
}
