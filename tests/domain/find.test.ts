import { bookingClue } from '@domain/find'

test.each([
  ['1203-07', { kind: 'number', number: '1203-07' }],
  ['139 0000-0001', { kind: 'phone', phone: '13900000001' }],
  ['+86 13900000001', { kind: 'phone', phone: '13900000001' }],
  ['0001', { kind: 'phone-end', digits: '0001' }],
  ['张三', { kind: 'name', name: '张三' }],
  ['12', undefined],
  ['土地流转？', undefined],
])('%s names a booking by %j', (text, clue) => {
  expect(bookingClue(text)).toEqual(clue)
})
