import { dayInWords, instantAt, type LocalDate, type LocalTime } from '@domain/time'
import Taro from '@tarojs/taro'
import { notice } from './notice'

export interface CalendarEntry {
  number: string
  date: LocalDate
  start: LocalTime
  end: LocalTime
  place: string
  adviser: string
}

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

/** Puts the consultation into the phone's calendar, with a reminder an hour before. */
export async function addToCalendar(entry: CalendarEntry): Promise<void> {
  try {
    await Taro.addPhoneCalendar({
      title: '法律顾问咨询',
      description: `${dayInWords(entry.date, entry.start)}，编号 ${entry.number}`,
      location: entry.place,
      startTime: seconds(instantAt(entry.date, entry.start)),
      endTime: String(seconds(instantAt(entry.date, entry.end))),
      alarm: true,
      alarmOffset: 3600,
    })
    notice('已经记到日历')
  } catch {
    notice('没有记上，请看看手机的日历权限')
  }
}
