import { ACTIVE_STATUSES, BOOKING_STATUS_NAMES, type BookingStatus, type DeskBooking } from '@domain/booking'

/** The bookings of one slot. */
export interface SlotGroup {
  slotId: string
  start: string
  end: string
  adviser: string
  place: string
  addedPlaces: DeskBooking['addedPlaces']
  bookings: DeskBooking[]
}

/** A day's bookings by slot and adviser, in order of time, cancelled ones last within a slot. */
export function groupBySlot(bookings: readonly DeskBooking[]): SlotGroup[] {
  const groups = new Map<string, SlotGroup>()
  for (const booking of bookings) {
    const { slotId, start, end, adviser, place, addedPlaces } = booking
    const key = [start, adviser, slotId].join('\n')
    const group = groups.get(key) ?? { slotId, start, end, adviser, place, addedPlaces, bookings: [] }
    group.bookings.push(booking)
    groups.set(key, group)
  }
  const cancelledLast = (a: DeskBooking, b: DeskBooking) =>
    Number(a.status === 'cancelled') - Number(b.status === 'cancelled') || a.number.localeCompare(b.number)
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({ ...group, bookings: [...group.bookings].sort(cancelledLast) }))
}

/** How many of the day's bookings are in each state, in the order of the states; states nobody is in are left out. */
export function countByStatus(
  bookings: readonly DeskBooking[],
): { status: BookingStatus; name: string; count: number }[] {
  return (Object.keys(BOOKING_STATUS_NAMES) as BookingStatus[])
    .map((status) => ({
      status,
      name: BOOKING_STATUS_NAMES[status],
      count: bookings.filter((booking) => booking.status === status).length,
    }))
    .filter(({ count }) => count > 0)
}

/** Whether a booking is what somebody at the desk asks for: by a part of the name or of the number. */
export const matches = (booking: DeskBooking, text: string): boolean =>
  [booking.visitor, booking.bookedBy ?? '', booking.number].some((part) => part.includes(text.trim()))

/** Whether somebody still has to be dealt with. */
export const isActive = (booking: DeskBooking): boolean =>
  (ACTIVE_STATUSES as readonly BookingStatus[]).includes(booking.status)
