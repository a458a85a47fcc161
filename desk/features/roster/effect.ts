import type { RosterEffect } from '@domain/roster'
import { dateInWords, dayInWords, weekdayName } from '@domain/time'

const day = (date: string) => `${dateInWords(date)} ${weekdayName(date)}`

/** One sentence per duty day that a change touches. */
export const dayLines = (effect: RosterEffect): string[] =>
  effect.days.map(({ what, date, movedTo, adviser, slots, places }) => {
    if (movedTo) return `${day(date)}的值班挪到${day(movedTo)}`
    if (what === 'removed') return `${day(date)}不再值班（${adviser}）`
    const size = `${adviser}，${slots} 个时段，${places} 个名额`
    return what === 'added' ? `${day(date)}新增值班（${size}）` : `${day(date)}的值班改为：${size}`
  })

/** One sentence per person whose booking is moved or cancelled. */
export const bookingLine = (booking: RosterEffect['bookings'][number]): string => {
  const who = `${booking.visitor}（${booking.number} 号，${dayInWords(booking.date, booking.start)}）`
  return booking.what === 'cancelled' || !booking.newDate || !booking.newStart
    ? `${who}：取消`
    : `${who}：改到${dayInWords(booking.newDate, booking.newStart)}`
}
