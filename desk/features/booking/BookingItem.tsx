import type { DeskBooking } from '@domain/booking'
import { TOPIC_NAMES } from '@domain/topics'
import { PhoneReveal } from './PhoneReveal'
import { StatusActions } from './StatusActions'
import { StatusTag } from './StatusTag'

/** One booking: a row on a wide screen, a card on a phone, a line on paper. */
export const BookingItem = ({ booking }: { booking: DeskBooking }) => (
  <li className={`booking ${booking.status === 'cancelled' ? 'is-over' : ''}`}>
    <span className="booking-number">{booking.number}</span>
    <span className="booking-who">
      <strong>{booking.visitor}</strong>
      {booking.bookedBy ? <small>{booking.bookedBy} 代约</small> : null}
    </span>
    <PhoneReveal id={booking.id} masked={booking.phoneMasked} visitor={booking.visitor} />
    <span className="booking-topic">
      {TOPIC_NAMES[booking.topic]}
      {booking.note ? <small>{booking.note}</small> : null}
    </span>
    <StatusTag status={booking.status} />
    <StatusActions booking={booking} />
  </li>
)
