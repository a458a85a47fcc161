import type { BookingRequest, DutyDay } from '@domain/booking'
import type { DutyRule } from '@domain/roster'
import { makeDays } from '../../server/roster/service'
import { lockRoster, writeChange } from '../../server/roster/store'
import type { TestServer } from './server'

/** Monday 2026-11-30 09:00 in Asia/Shanghai: the moment most suites start at. */
export const MONDAY_MORNING = '2026-11-30T01:00:00.000Z'

/** Thursdays from 9 to 10, two slots of half an hour. */
export const thursdays = (places: number, more: Partial<DutyRule> = {}): DutyRule => ({
  id: 'thu',
  weekday: 4,
  start: '09:00',
  end: '10:00',
  slotMinutes: 30,
  places,
  adviser: '测试律师',
  place: '测试站',
  from: '2026-01-01',
  ...more,
})

/** Puts rules into the roster and makes their days. */
export async function withRules(server: TestServer, ...rules: DutyRule[]): Promise<DutyDay[]> {
  await server.parts.database.transaction(async (tx) => {
    await lockRoster(tx)
    for (const rule of rules) await writeChange(tx, { kind: 'put-rule', rule })
  })
  await makeDays(server.parts)
  return server.get('dutyDays')
}

/** A plainly invented request. */
export const aRequest = (slotId: string, more: Partial<BookingRequest> = {}): BookingRequest => ({
  slotId,
  name: '张三',
  phone: '13900000001',
  topic: 'labour',
  ...more,
})

let counter = 0
/** A key nobody has used. */
export const newKey = (): string => `test-key-${process.pid}-${++counter}`

/** Another invented phone number each time. */
export const newPhone = (): string => `139${String(10_000_000 + ++counter).padStart(8, '0')}`

/** How many places are taken in each slot, straight from the database. */
export async function takenOf(server: TestServer): Promise<Record<string, number>> {
  const rows = await server.parts.database.query.selectFrom('slot').select(['id', 'taken']).execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.taken]))
}
