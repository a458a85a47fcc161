import Taro from '@tarojs/taro'
import { addToCalendar } from '@/platform/calendar'
import { addToCalendar as addInBrowser } from '@/platform/calendar.h5'
import { saveText } from '@/platform/save-text'

jest.mock('@/platform/save-text', () => ({ saveText: jest.fn() }))

/** Nine in the morning in Asia/Shanghai, whatever zone the phone is in. */
const entry = {
  number: '1203-07',
  date: '2026-12-03',
  start: '09:00',
  end: '09:30',
  place: '镇公共法律服务工作站',
  adviser: '值班律师（示例），张',
}
const START = Date.parse('2026-12-03T01:00:00Z') / 1000

test('in WeChat the consultation goes into the phone calendar at the right instant, with an alarm', async () => {
  const addPhoneCalendar = jest.fn(async () => ({}))
  Object.assign(Taro, { addPhoneCalendar })
  await addToCalendar(entry)
  expect(addPhoneCalendar).toHaveBeenCalledWith(
    expect.objectContaining({
      startTime: START,
      endTime: String(START + 1800),
      location: entry.place,
      alarm: true,
      description: expect.stringContaining('12月3日 星期四 上午9:00'),
    }),
  )
})

test('a refusal of the calendar is said and breaks nothing', async () => {
  const showToast = jest.fn()
  Object.assign(Taro, { addPhoneCalendar: () => Promise.reject({ errMsg: 'auth deny' }), showToast })
  await addToCalendar(entry)
  expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: expect.stringContaining('日历') }))
})

test('in a browser it is an .ics file with the times in UTC and marks escaped', async () => {
  await addInBrowser(entry)
  const [name, text, type] = jest.mocked(saveText).mock.calls[0] ?? []
  expect(name).toMatch(/\.ics$/)
  expect(type).toBe('text/calendar')
  const lines = text?.split('\r\n')
  expect(lines).toEqual(
    expect.arrayContaining(['DTSTART:20261203T010000Z', 'DTEND:20261203T013000Z', 'BEGIN:VALARM', 'END:VCALENDAR']),
  )
  // No line is broken, and none carries what others who look at the phone need not know.
  expect(lines?.every((line) => line === '' || /^[A-Z-]+:/.test(line))).toBe(true)
  expect(text).not.toMatch(/工资|劳动|电话|139/)
})
