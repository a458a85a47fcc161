import type { DutyDay } from '@domain/booking'

/** Places of a day that can still be booked. */
export const placesLeft = (day: DutyDay): number =>
  day.slots.reduce((sum, slot) => sum + (slot.open ? slot.left : 0), 0)
