import type { DeskBooking } from '@domain/booking'

/** An invented booking. */
export const aBooking = (changes: Partial<DeskBooking> = {}): DeskBooking => ({
  id: 'b1',
  number: '0108-01',
  status: 'booked',
  date: '2026-01-08',
  start: '09:00',
  end: '09:30',
  adviser: '王五',
  place: '镇司法所',
  topic: 'labour',
  visitor: '张三',
  phoneMasked: '139****0001',
  slotId: 'slot-0900',
  dutyDayId: 'day-1203',
  channel: 'online',
  erased: false,
  ...changes,
})
