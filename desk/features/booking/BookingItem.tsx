import { CHANNEL_NAMES, type DeskBooking } from '@domain/booking'
import { TOPIC_NAMES } from '@domain/topics'
import { Button } from 'antd'
import { BookingPhone } from './BookingPhone'
import { StatusActions } from './StatusActions'
import { StatusTag } from './StatusTag'

/** One booking: a row on a wide screen, a card on a phone, a line on paper. Without `onOpen` the name is plain text. */
export const BookingItem = ({
  booking,
  onOpen,
}: {
  booking: DeskBooking
  onOpen: ((id: string) => void) | undefined
}) => (
  <li className={`booking ${booking.status === 'cancelled' ? 'is-over' : ''}`}>
    <span className="booking-number">
      {booking.number}
      {booking.channel === 'online' ? null : <small>{CHANNEL_NAMES[booking.channel]}</small>}
    </span>
    <span className="booking-who">
      {onOpen ? (
        <Button type="link" onClick={() => onOpen(booking.id)} aria-label={`${booking.visitor}，打开这次预约`}>
          {booking.visitor}
        </Button>
      ) : (
        <strong>{booking.visitor}</strong>
      )}
      {booking.bookedBy ? <small>{booking.bookedBy} 代约</small> : null}
    </span>
    <BookingPhone id={booking.id} masked={booking.phoneMasked} visitor={booking.visitor} />
    <span className="booking-topic">
      {TOPIC_NAMES[booking.topic]}
      {booking.note ? <small>{booking.note}</small> : null}
    </span>
    <StatusTag status={booking.status} />
    <StatusActions booking={booking} />
  </li>
)
