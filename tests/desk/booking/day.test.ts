import { countByStatus, groupBySlot } from '../../../desk/features/booking/day'
import { aBooking } from '../bookings'

test('bookings stand by slot in order of time, the cancelled last within theirs', () => {
  const groups = groupBySlot([
    aBooking({ id: 'late', start: '14:00', end: '14:30', number: '05' }),
    aBooking({ id: 'gone', number: '01', status: 'cancelled' }),
    aBooking({ id: 'second', number: '03' }),
    aBooking({ id: 'first', number: '02' }),
  ])
  expect(groups.map((group) => [group.start, group.bookings.map((booking) => booking.id)])).toEqual([
    ['09:00', ['first', 'second', 'gone']],
    ['14:00', ['late']],
  ])
})

test('two advisers at the same hour are two groups', () => {
  expect(groupBySlot([aBooking(), aBooking({ id: 'b2', adviser: '另一位' })])).toHaveLength(2)
})

test('counts name only the states somebody is in', () => {
  expect(countByStatus([aBooking(), aBooking({ id: 'b2' }), aBooking({ id: 'b3', status: 'done' })])).toEqual([
    { status: 'booked', name: '已预约', count: 2 },
    { status: 'done', name: '已咨询', count: 1 },
  ])
})
