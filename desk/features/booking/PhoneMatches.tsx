import { dayInWords, type LocalDate } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { BookingDrawer } from './BookingDrawer'
import { StatusTag } from './StatusTag'

/** Bookings of the number of somebody who calls, whatever the day; each opens to be moved or cancelled. */
export function PhoneMatches({ phone, today }: { phone: string; today: LocalDate }) {
  const [openId, setOpenId] = useState<string>()
  const query = useQuery(reading('deskFindByPhone', { body: { phone } }))
  return (
    <section className="slot" aria-label="这个电话的预约">
      <h2>这个电话的预约</h2>
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '这个电话没有预约' }}>
        {(list) => (
          <ul className="plain-list">
            {list.map((booking) => (
              <li key={booking.id}>
                <span>
                  <Button type="link" onClick={() => setOpenId(booking.id)}>
                    {booking.visitor}
                  </Button>
                  <small>
                    {dayInWords(booking.date, booking.start)}，{booking.number} 号
                  </small>
                </span>
                <StatusTag status={booking.status} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <BookingDrawer id={openId} today={today} onClose={() => setOpenId(undefined)} />
    </section>
  )
}
