import { addDays, type LocalDate } from '@domain/time'
import type { Database } from '../server/db/database'
import { writeChange } from '../server/roster/store'

/** A duty rule for every day of the week with places for everybody, confirmed where the calendar is not announced. */
export async function offerPlaces(database: Database, today: LocalDate, places: number): Promise<void> {
  await database.transaction(async (tx) => {
    for (let weekday = 1; weekday <= 7; weekday++)
      await writeChange(tx, {
        kind: 'put-rule',
        rule: {
          id: `d${weekday}`,
          weekday,
          start: '09:00',
          end: '12:00',
          slotMinutes: 30,
          places,
          adviser: '律师',
          place: '站',
          from: today,
        },
      })
    for (let n = 0; n < 40; n++)
      await writeChange(tx, { kind: 'set-day-kind', date: addDays(today, n), dayKind: 'workday' })
  })
}
