import { actionRefusal, type BookingAction, type BookingActor, notNow } from '@domain/booking-states'
import type { Instant } from '@domain/time'
import { Failure } from '../http/failure'
import type { PlacedBooking } from './store'

/** Throws `forbidden` or `state-changed` where the table of actions says that this may not be done to the booking now. */
export function refuseAction(action: BookingAction, actor: BookingActor, booking: PlacedBooking, now: Instant): void {
  const { status, date, starts_at: startsAt } = booking
  const refusal = actionRefusal(action, actor, { status, date, startsAt }, now)
  if (refusal === 'who') throw new Failure('forbidden')
  if (refusal === 'state') throw new Failure('state-changed')
  if (refusal === 'time') throw new Failure('state-changed', notNow(action))
}
