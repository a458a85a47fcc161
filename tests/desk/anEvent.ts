import type { Event } from '@domain/events'

/** An invented event. */
export const anEvent = (changes: Partial<Event> = {}): Event => ({
  id: 'e1',
  kind: 'school-session',
  title: '开学第一课（示例）',
  date: '2026-12-01',
  place: '镇中心小学（示例）',
  partners: [],
  topics: ['minors'],
  lessonIds: [],
  people: 0,
  teachers: 0,
  leaflets: 0,
  note: '',
  participants: 0,
  ...changes,
})
