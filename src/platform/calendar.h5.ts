import { instantAt } from '@domain/time'
import type { CalendarEntry } from './calendar'
import { saveText } from './save-text'

const stamp = (instant: string): string => instant.replace(/[-:]|\.\d{3}/g, '')
/** RFC 5545: commas, semicolons and backslashes stand behind a backslash. */
const text = (words: string): string => words.replace(/[\\,;]/g, (mark) => `\\${mark}`)

/** Hands the browser an .ics file, which phones offer to put into their calendar. */
export async function addToCalendar(entry: CalendarEntry): Promise<void> {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//legal-service//booking//ZH',
    'BEGIN:VEVENT',
    `UID:${entry.number}-${entry.date}`,
    `DTSTAMP:${stamp(new Date().toISOString())}`,
    `DTSTART:${stamp(instantAt(entry.date, entry.start))}`,
    `DTEND:${stamp(instantAt(entry.date, entry.end))}`,
    'SUMMARY:法律顾问咨询',
    `DESCRIPTION:${text(`编号 ${entry.number}，法律顾问 ${entry.adviser}`)}`,
    `LOCATION:${text(entry.place)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:法律顾问咨询',
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  await saveText(`法律顾问咨询-${entry.date}.ics`, `${lines.join('\r\n')}\r\n`, 'text/calendar')
}
