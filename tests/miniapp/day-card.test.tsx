import type { DutyDay } from '@domain/booking'
import { render, screen } from '@testing-library/react'
import { DayCard } from '@/features/booking/day-card'

const day = (...slots: { open: boolean; left: number }[]): DutyDay => ({
  id: 'day',
  date: '2026-12-08',
  place: '示例工作站',
  adviser: '示例律师',
  waiting: 0,
  slots: slots.map((slot, index) => ({
    id: `slot-${index}`,
    places: 2,
    start: `0${9 + index}:00`.slice(-5),
    end: '11:00',
    ...slot,
  })),
})
const show = (shown: DutyDay) => render(<DayCard day={shown} onSlot={() => {}} whenFull="排队等空位" />)
const times = () => screen.queryAllByRole('button', { name: /^上午/ })

test('a day with a place left shows its times, those that are gone too', () => {
  show(day({ open: true, left: 0 }, { open: true, left: 2 }))
  expect(times()).toHaveLength(2)
  expect(screen.getByText('还有 2 个')).toBeVisible()
  expect(screen.queryByText('排队等空位')).toBeNull()
})

test('a full day leads to the waiting list, without times nobody can tap', () => {
  show(day({ open: true, left: 0 }, { open: true, left: 0 }))
  expect(times()).toEqual([])
  expect(screen.getByText('排队等空位')).toBeVisible()
})

test('a day no longer open says so in one line and offers no waiting', () => {
  show(day({ open: false, left: 1 }, { open: false, left: 0 }))
  expect(times()).toEqual([])
  expect(screen.getByText('这天停止预约了，请看别的日子。')).toBeVisible()
  expect(screen.queryByText('排队等空位')).toBeNull()
})
