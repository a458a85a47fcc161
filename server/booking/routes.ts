import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { settingsOf } from '../town/settings'
import { listDutyDays } from './days'
import { calendarOf } from './ics'
import { cancelBooking, createBooking, found, moveOwnBooking } from './service'
import { bookingsOfResident, ownBooking, type PlacedBooking } from './store'
import { toBooking } from './view'

/** A resident's bookings. */
export const bookingRoutes = (
  parts: Parts,
): Pick<
  Handlers,
  'dutyDays' | 'createBooking' | 'myBookings' | 'booking' | 'cancelBooking' | 'moveBooking' | 'bookingCalendar'
> => {
  const view = (row: PlacedBooking) => toBooking(parts.vault, row, settingsOf(parts).booking)
  return {
    dutyDays: () => listDutyDays(parts),
    createBooking: async ({ resident, body, idempotencyKey }) =>
      view(await createBooking(parts, resident, body, idempotencyKey)),
    myBookings: async ({ resident }) => (await bookingsOfResident(parts.database.query, resident.residentId)).map(view),
    booking: async ({ resident, params }) =>
      view(found(await ownBooking(parts.database.query, resident.residentId, params.id))),
    cancelBooking: async ({ resident, params }) => view(await cancelBooking(parts, resident, params.id)),
    moveBooking: async ({ resident, params, body }) =>
      view(await moveOwnBooking(parts, resident, params.id, body.slotId)),
    bookingCalendar: async ({ resident, params }) =>
      calendarOf(parts, found(await ownBooking(parts.database.query, resident.residentId, params.id))),
  }
}
