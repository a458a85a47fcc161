import {
  cutSlots,
  type DutyException,
  type DutyRule,
  dayIdOf,
  placeBookings,
  planDays,
  type Roster,
} from '@domain/roster'
import { addDays, weekdayOf } from '@domain/time'
import fc from 'fast-check'

const FROM = '2026-11-02'
const TO = '2026-12-31'

const time = (min: number) => `${String(Math.floor(min / 60)).padStart(2, '0')}:${String(min % 60).padStart(2, '0')}`
const date = fc.integer({ min: -20, max: 80 }).map((n) => addDays(FROM, n))

const rule: fc.Arbitrary<DutyRule> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    weekday: fc.integer({ min: 1, max: 7 }),
    startMinute: fc.integer({ min: 0, max: 80 }).map((n) => n * 15),
    length: fc.integer({ min: 1, max: 12 }).map((n) => n * 15),
    slotMinutes: fc.constantFrom(15, 20, 30, 60),
    places: fc.integer({ min: 1, max: 5 }),
    adviser: fc.constantFrom('甲', '乙'),
    place: fc.constant('站'),
    from: date,
    span: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  })
  .map(({ startMinute, length, span, ...rest }) => ({
    ...rest,
    start: time(startMinute),
    end: time(Math.min(startMinute + length, 23 * 60 + 59)),
    ...(span === undefined ? {} : { to: addDays(rest.from, span) }),
  }))

const exception: fc.Arbitrary<DutyException> = fc
  .record({
    kind: fc.constantFrom('closed', 'moved', 'changed'),
    ruleId: fc.constantFrom('a', 'b', 'c'),
    on: date,
    to: fc.integer({ min: -50, max: 50 }),
    places: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ kind, ruleId, on, to, places }): DutyException => {
    const dayId = dayIdOf(ruleId, on)
    if (kind === 'moved') return { kind, dayId, date: addDays(on, to) }
    return kind === 'changed' ? { kind, dayId, places } : { kind: 'closed', dayId }
  })

const roster = fc
  .record({
    rules: fc.uniqueArray(rule, { maxLength: 3, selector: (one) => one.id }),
    exceptions: fc.uniqueArray(exception, { maxLength: 12, selector: (one) => `${one.kind} ${one.dayId}` }),
    daysOff: fc.uniqueArray(date, { maxLength: 20 }),
    unknownFrom: date,
  })
  .map(({ rules, exceptions, daysOff, unknownFrom }): Roster & { daysOff: string[] } => ({
    rules,
    exceptions,
    daysOff,
    dayKind: (day) => (day >= unknownFrom ? 'unknown' : daysOff.includes(day) ? 'day-off' : 'workday'),
  }))

const plan = (of: Roster) => planDays(of, FROM, TO)

test('every day lies in the span, has slots inside its hours that never overlap, and a name of its own', () => {
  fc.assert(
    fc.property(roster, (of) => {
      const days = plan(of)
      expect(new Set(days.map((day) => day.id)).size).toBe(days.length)
      for (const day of days) {
        expect(day.date >= FROM && day.date <= TO).toBe(true)
        expect(day.slots.length).toBeGreaterThan(0)
        day.slots.forEach((slot, i) => {
          expect(slot.start < slot.end).toBe(true)
          expect(slot.places).toBeGreaterThan(0)
          const next = day.slots[i + 1]
          if (next) expect(slot.end <= next.start).toBe(true)
        })
      }
    }),
  )
})

test('without exceptions, days fall on the rule’s weekday, in its dates, on workdays only, and none is missing', () => {
  fc.assert(
    fc.property(roster, (of) => {
      const days = new Set(plan({ ...of, exceptions: [] }).map((day) => day.id))
      for (let on = FROM; on <= TO; on = addDays(on, 1))
        for (const one of of.rules) {
          const due =
            one.weekday === weekdayOf(on) &&
            one.from <= on &&
            (one.to === undefined || on <= one.to) &&
            of.dayKind(on) === 'workday' &&
            cutSlots(one).length > 0
          expect(days.has(dayIdOf(one.id, on))).toBe(due)
        }
    }),
    { numRuns: 30 },
  )
})

test('an exception touches only its own day', () => {
  fc.assert(
    fc.property(roster, exception, (of, one) => {
      const others = (list: ReturnType<typeof plan>) => list.filter((day) => day.id !== one.dayId)
      const without = { ...of, exceptions: of.exceptions.filter((other) => other.dayId !== one.dayId) }
      expect(others(plan({ ...without, exceptions: [...without.exceptions, one] }))).toEqual(others(plan(without)))
    }),
  )
})

test('a closed day is never offered, whatever else is said of it', () => {
  fc.assert(
    fc.property(roster, (of) => {
      const closed = new Set(of.exceptions.filter((one) => one.kind === 'closed').map((one) => one.dayId))
      expect(plan(of).some((day) => closed.has(day.id))).toBe(false)
    }),
  )
})

test('an added day is offered on a holiday and in a year not announced', () => {
  const hours = { start: '09:00', end: '10:00', slotMinutes: 30, places: 1, adviser: '甲', place: '站' }
  const added = { kind: 'added', dayId: 'extra', date: '2026-12-06', ...hours } as const
  for (const kind of ['day-off', 'unknown'] as const)
    expect(plan({ rules: [], exceptions: [added], dayKind: () => kind })).toMatchObject([
      { id: 'extra', date: '2026-12-06' },
    ])
})

const bookings = fc
  .array(fc.integer({ min: 0, max: 8 }), { maxLength: 20 })
  .map((starts) => starts.map((n, i) => ({ id: `b${i}`, start: time(9 * 60 + n * 30) })))
const slots = fc
  .uniqueArray(fc.record({ n: fc.integer({ min: 0, max: 8 }), places: fc.integer({ min: 0, max: 4 }) }), {
    selector: (slot) => slot.n,
    maxLength: 9,
  })
  .map((list) => list.map(({ n, places }) => ({ start: time(9 * 60 + n * 30), end: '23:00', places })))

test('bookings placed anew never oversell a slot, and none is dropped while a place is left', () => {
  fc.assert(
    fc.property(bookings, slots, (list, into) => {
      const placed = placeBookings(list, into)
      expect(placed.size).toBe(list.length)
      const starts = [...placed.values()].filter((start) => start !== undefined)
      for (const slot of into)
        expect(starts.filter((start) => start === slot.start).length).toBeLessThanOrEqual(slot.places)
      const places = into.reduce((sum, slot) => sum + slot.places, 0)
      expect(starts.length).toBe(Math.min(list.length, places))
    }),
  )
})

test('nobody moves who can stay', () => {
  fc.assert(
    fc.property(bookings, slots, (list, into) => {
      const placed = placeBookings(list, into)
      for (const slot of into) {
        const wished = list.filter((one) => one.start === slot.start)
        const stay = wished.slice(0, slot.places).map((one) => one.id)
        for (const id of stay) expect(placed.get(id)).toBe(slot.start)
      }
    }),
  )
})
