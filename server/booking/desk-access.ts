import { covers, isPermitted } from '@domain/permissions'
import type { StaffSession } from '../auth/session'
import type { Queryable } from '../db/database'
import { Failure } from '../http/failure'
import { bookingById, type PlacedBooking } from './store'

/**
 * Whether a staff member may see a booking: the 司法所 all, an adviser those of own days, a village officer those
 * booked through the own village.
 */
export const maySee = (staff: StaffSession, { adviser, channel, village_id }: PlacedBooking): boolean =>
  covers(staff.scope, staff, { adviser, villageId: channel === 'village' ? (village_id ?? undefined) : undefined })

/** What somebody told in confidence is not for village officers, not even of those they booked for. */
export const maySeeNote = (staff: StaffSession): boolean => isPermitted('bookings.serve', staff.role)

/** A booking the staff member may see. One they may not is as good as none: `not-found`. */
export async function visibleBooking(db: Queryable, staff: StaffSession, id: string): Promise<PlacedBooking> {
  const booking = await bookingById(db, id)
  if (!booking || !maySee(staff, booking)) throw new Failure('not-found')
  return booking
}
