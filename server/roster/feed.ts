import { addDays, localDate, toInstant } from '@domain/time'
import ical, { type ICalCalendar, ICalCalendarMethod } from 'ical-generator'
import { hashToken, newToken } from '../auth/token'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { daysFrom, type MadeDay } from './store'

const PAST_DAYS = 30

/** One entry a duty day, booked or not, with how many come when. */
function addDay(calendar: ICalCalendar, day: MadeDay): void {
  const slots = day.slots.filter((slot) => slot.open === 1)
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return
  const people = slots.reduce((sum, slot) => sum + slot.taken, 0)
  calendar.createEvent({
    id: day.id,
    start: new Date(first.starts_at),
    end: new Date(last.ends_at),
    summary: people > 0 ? `法律顾问值班，已约 ${people} 人` : '法律顾问值班，还没有人约',
    description: slots.map((slot) => `${slot.start} ${slot.taken} 人`).join('\n'),
    location: day.place,
  })
}

/** The adviser's calendar by secret address. Only the address's hash is kept, so a copy of the database opens no feed. */
export const feedRoutes = (parts: Parts): Pick<Handlers, 'deskFeed' | 'deskRenewFeed' | 'deskRevokeFeed' | 'feed'> => {
  const { query } = parts.database
  return {
    async deskFeed({ staff }) {
      const row = await query
        .selectFrom('feed')
        .select('since')
        .where('staff_id', '=', staff.staffId)
        .executeTakeFirst()
      return row ? { since: row.since } : {}
    },
    async deskRenewFeed({ staff }) {
      const secret = newToken()
      const values = { secret_hash: hashToken(secret), since: toInstant(parts.now()) }
      await parts.database.transaction(async (tx) => {
        await tx
          .insertInto('feed')
          .values({ staff_id: staff.staffId, ...values })
          .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(values))
          .execute()
        await audit(tx, parts.now(), staff, 'feed.renew', staff.staffId)
      })
      return { path: `/api/feeds/${secret}.ics` }
    },
    async deskRevokeFeed({ staff }) {
      await parts.database.transaction(async (tx) => {
        await tx.deleteFrom('feed').where('staff_id', '=', staff.staffId).execute()
        await audit(tx, parts.now(), staff, 'feed.revoke', staff.staffId)
      })
      return { ok: true }
    },
    async feed({ params }) {
      const owner = await query
        .selectFrom('feed')
        .innerJoin('staff', 'staff.id', 'feed.staff_id')
        .select(['staff.adviser'])
        .where('feed.secret_hash', '=', hashToken(params.secret.replace(/\.ics$/, '')))
        .where('staff.active', '=', 1)
        .executeTakeFirst()
      if (!owner?.adviser) throw new Failure('not-found')
      const calendar = ical({ name: `${parts.town.serviceName}值班`, method: ICalCalendarMethod.PUBLISH })
      for (const day of await daysFrom(query, addDays(localDate(parts.now()), -PAST_DAYS)))
        if (day.adviser === owner.adviser) addDay(calendar, day)
      return { filename: 'duty.ics', content: calendar.toString() }
    },
  }
}
