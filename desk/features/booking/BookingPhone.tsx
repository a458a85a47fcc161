import { call } from '../../api/client'
import { PhoneReveal } from '../../components/PhoneReveal'

/** The number of who comes to a booking. */
export const BookingPhone = ({ id, masked, visitor }: { id: string; masked: string; visitor: string }) => (
  <PhoneReveal masked={masked} whose={visitor} ask={() => call('deskBookingPhone', { params: { id } })} />
)
