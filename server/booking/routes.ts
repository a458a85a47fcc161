import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'

const notYet = () => {
  throw new Failure('internal')
}

export const bookingRoutes = (
  _: Parts,
): Pick<
  Handlers,
  | 'dutyDays'
  | 'createBooking'
  | 'myBookings'
  | 'booking'
  | 'cancelBooking'
  | 'deskBookings'
  | 'deskBookingPhone'
  | 'deskSetBookingStatus'
> => ({
  dutyDays: () => [],
  createBooking: notYet,
  myBookings: () => [],
  booking: notYet,
  cancelBooking: notYet,
  deskBookings: () => [],
  deskBookingPhone: notYet,
  deskSetBookingStatus: notYet,
})
