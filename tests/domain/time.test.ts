import {
  addDays,
  dayInWords,
  farDateInWords,
  instantAt,
  localDate,
  localTime,
  spanInWords,
  timeInWords,
} from '@domain/time'
import * as fc from 'fast-check'

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))

describe('a time of day in words', () => {
  test.each([
    ['00:05', '凌晨0:05'],
    ['09:00', '上午9:00'],
    ['12:30', '中午12:30'],
    ['14:30', '下午2:30'],
    ['19:00', '晚上7:00'],
  ])('%s is said as %s', (given, said) => expect(timeInWords(given)).toBe(said))

  test.each([
    ['14:00', '14:30', '下午2:00–2:30'],
    ['11:30', '12:00', '上午11:30–中午12:00'],
    ['08:30', '11:30', '上午8:30–11:30'],
  ])('%s to %s is said as %s', (start, end, said) => expect(spanInWords(start, end)).toBe(said))

  test('a date says its year only when it is another one', () => {
    expect(farDateInWords('2026-12-31', '2026-11-29')).toBe('12月31日')
    expect(farDateInWords('2027-12-31', '2026-11-29')).toBe('2027年12月31日')
  })

  test('with its day', () => expect(dayInWords('2026-12-03', '09:00')).toBe('12月3日 星期四 上午9:00'))

  test('no two times of a day are said alike', () =>
    fc.assert(fc.property(time, time, (a, b) => (timeInWords(a) === timeInWords(b)) === (a === b))))
})

test('a day and a time in Asia/Shanghai come back from the instant they stand for', () =>
  fc.assert(
    fc.property(date, time, (day, clock) => {
      const instant = instantAt(day, clock)
      expect([localDate(instant), localTime(instant)]).toEqual([day, clock])
    }),
  ))
