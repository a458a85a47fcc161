import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Parts } from '../parts'
import type { PlacedBooking } from './store'

/**
 * An own booking for the phone's calendar, with an alarm two hours before. Times are written in UTC, which every
 * calendar shows in the right hour; the topic stays out, since others may see a phone's calendar.
 */
export function calendarOf({ town }: Parts, booking: PlacedBooking): { filename: string; content: string } {
  const calendar = ical({ name: town.serviceName, method: ICalCalendarMethod.PUBLISH })
  const event = calendar.createEvent({
    id: booking.id,
    start: new Date(booking.starts_at),
    end: new Date(booking.ends_at),
    stamp: new Date(booking.created_at),
    sequence: booking.revision,
    summary: `${town.serviceName}：预约 ${booking.number}`,
    location: booking.place,
    description: `预约码 ${booking.code}`,
  })
  event.createAlarm({ trigger: 2 * 60 * 60 })
  return { filename: `${booking.number}.ics`, content: calendar.toString() }
}
