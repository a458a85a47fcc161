import {
  freeCancelUntil,
  holdUntil,
  isBookable,
  isLateCancel,
  maskPhone,
  PersonNameSchema,
  PhoneSchema,
  pausedUntil,
} from '@domain/booking'
import { fitField, MESSAGE_KIND_NAMES, type MessageKind, messageFields } from '@domain/messages'
import { DEFAULT_BOOKING_SETTINGS as SETTINGS } from '@domain/settings'
import { addMinutes } from '@domain/time'
import fc from 'fast-check'
import * as v from 'valibot'

const instant = fc
  .date({ min: new Date('2025-12-01T00:00:00Z'), max: new Date('2027-02-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const DAY = 24 * 60

test('rule 4: whoever may still book could also still have been held a place until booking closes', () => {
  fc.assert(
    fc.property(instant, instant, (start, now) => {
      const until = holdUntil(start, now, SETTINGS)
      expect(until !== undefined).toBe(isBookable(start, now, SETTINGS))
      if (until) {
        expect(until > now).toBe(true)
        expect(until <= addMinutes(start, -SETTINGS.closeMinutes)).toBe(true)
        expect(until <= addMinutes(now, SETTINGS.holdMinutes)).toBe(true)
      }
    }),
  )
})

test('rule 4: cancelling is late exactly after the moment the ticket names', () => {
  fc.assert(
    fc.property(instant, (start) => {
      const until = freeCancelUntil(start, SETTINGS)
      expect(isLateCancel(start, until, SETTINGS)).toBe(false)
      expect(isLateCancel(start, new Date(Date.parse(until) + 1).toISOString(), SETTINGS)).toBe(true)
    }),
  )
})

describe('rule 6', () => {
  const at = (day: number) => addMinutes('2026-01-01T01:00:00.000Z', day * DAY)
  test.each([
    ['two no-shows', [0, 10], 11, undefined],
    ['three in 90 days', [0, 45, 90], 91, 120],
    ['three in 91 days', [0, 45, 91], 92, undefined],
    ['when the pause is over', [0, 45, 90], 120, undefined],
    ['a fourth prolongs it', [0, 10, 20, 40], 41, 70],
    ['what is still to come does not count', [0, 10, 50], 20, undefined],
  ])('%s', (_, days, now, until) => {
    expect(pausedUntil(days.map(at), at(now), SETTINGS)).toBe(until === undefined ? undefined : at(until))
  })
  test('what staff lifted is forgiven', () => {
    expect(pausedUntil([0, 10, 20].map(at), at(21), SETTINGS, at(20.5))).toBeUndefined()
    expect(pausedUntil([0, 10, 20, 22, 24, 26].map(at), at(27), SETTINGS, at(20.5))).toBe(at(56))
  })
  test('fewer no-shows never pause sooner, and the order does not matter', () => {
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 8 }), instant, (list, now) => {
        const until = pausedUntil(list, now, SETTINGS)
        expect(pausedUntil([...list].reverse(), now, SETTINGS)).toBe(until)
        if (until === undefined) expect(pausedUntil(list.slice(1), now, SETTINGS)).toBeUndefined()
        else expect(until > now).toBe(true)
      }),
    )
  })
})

test('a masked phone shows at most seven digits', () => {
  expect(maskPhone('13900005678')).toBe('139****5678')
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,14}$/), (phone) => {
      const masked = maskPhone(phone)
      expect(masked).toHaveLength(phone.length)
      expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(7)
    }),
  )
})

test.each([
  ['139 0000 0001', '13900000001'],
  ['+8613900000001', '13900000001'],
  ['0314-1234567', '03141234567'],
])('a phone as people type it: %s', (typed, kept) => expect(v.parse(PhoneSchema, typed)).toBe(kept))
test.each(['12345', '23900000001', '1390000000', '139000000011', 'abc'])('no phone: %s', (typed) =>
  expect(v.is(PhoneSchema, typed)).toBe(false),
)
test.each(['张三', '阿卜杜拉·买买提', '𠮷田'])('a name: %s', (name) => expect(v.is(PersonNameSchema, name)).toBe(true))
test.each(['张', '张3', '张三<', ' ', ''])('no name: %s', (name) => expect(v.is(PersonNameSchema, name)).toBe(false))

test('messages stay in WeChat’s limits whatever is written', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(MESSAGE_KIND_NAMES) as MessageKind[])),
      text,
      text,
      text,
      text,
      (kind, service, place, number, reason) => {
        const fields = messageFields(kind, { service, place, number, reason, date: '2026-12-03', start: '09:00' })
        for (const name of ['thing1', 'thing3', 'thing5'] as const)
          expect([...fields[name]].length).toBeLessThanOrEqual(20)
        expect(fields.character_string4).toMatch(/^[\x21-\x7e]{1,32}$/)
        expect(fields.time2).toBe('2026年12月3日 09:00')
      },
    ),
  )
  expect(fitField('一二三四五', 4)).toBe('一二三…')
})
