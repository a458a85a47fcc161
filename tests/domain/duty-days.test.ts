import type { DutyDay } from '@domain/booking'
import { dutyDayInWords } from '@domain/duty-days'

const day = (left: number): DutyDay => ({
  id: 'day',
  date: '2026-12-01',
  place: '示例工作站',
  adviser: '示例律师',
  waiting: 0,
  slots: [{ id: 'slot', start: '09:00', end: '09:30', places: 3, left, open: true }],
})

test('a near day is named by what people call it, another one by its day of the week', () => {
  expect(dutyDayInWords(day(2), '2026-11-29')).toBe('后天 12月1日，免费，还有 2 个名额')
  expect(dutyDayInWords(day(2), '2026-11-20')).toBe('12月1日 星期二，免费，还有 2 个名额')
  expect(dutyDayInWords(day(2))).toBe('12月1日 星期二，免费，还有 2 个名额')
})

test('a full day leads to others, and none at all is said', () => {
  expect(dutyDayInWords(day(0), '2026-11-29')).toBe('后天 12月1日约满了，看看别的日子')
  expect(dutyDayInWords(undefined)).toBe('免费咨询，近期还没有排好')
})
