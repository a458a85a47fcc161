import { toInstant } from '@domain/time'
import { toMe } from '../auth/service'
import { residentById } from '../auth/store'
import { lockHolder } from '../booking/holder'
import { cancel } from '../booking/service'
import { bookingsOfResident, lockDays } from '../booking/store'
import { toBooking } from '../booking/view'
import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import { readAssignees } from '../mediation/assignees'
import { eraseMediations } from '../mediation/erase'
import { withdrawOnErasure } from '../mediation/service'
import { mediationsOfResident } from '../mediation/store'
import { toMediation } from '../mediation/view'
import type { Parts } from '../parts'
import { audit, RESIDENT } from '../staff/audit'
import { settingsOf } from '../town/settings'
import { endEntry, offerFreePlaces } from '../waitlist/offers'
import { toEntry } from '../waitlist/service'
import { entriesOfResident } from '../waitlist/store'
import { eraseBookings } from './erase'

/** A resident's rights over what is kept of them: to see it, take it away, and have it erased. */
export const privacyRoutes = (parts: Parts, book: DirectoryBook): Pick<Handlers, 'myData' | 'eraseMe'> => {
  const { database, vault } = parts
  return {
    async myData({ resident }) {
      const { query } = database
      const consents = await query
        .selectFrom('consent')
        .select(['template', 'accepted_at'])
        .where('resident_id', '=', resident.residentId)
        .execute()
      const whoHas = await readAssignees(query, await book.current())
      const data = {
        说明: '这是本服务保存的与您有关的全部内容。问卷答案不记名，不在其中。',
        me: toMe(await residentById(query, resident.residentId)),
        bookings: (await bookingsOfResident(query, resident.residentId)).map((row) =>
          toBooking(vault, row, settingsOf(parts).booking),
        ),
        waitlist: await Promise.all(
          (await entriesOfResident(query, resident.residentId)).map((entry) => toEntry(parts, entry)),
        ),
        mediations: await Promise.all(
          (await mediationsOfResident(query, resident.residentId)).map((row) => toMediation(parts, query, whoHas, row)),
        ),
        messageConsents: consents.map((row) => ({ template: row.template, acceptedAt: row.accepted_at })),
      }
      return { filename: '我的数据.json', content: JSON.stringify(data, null, 2) }
    },
    async eraseMe({ resident }) {
      const now = toInstant(parts.now())
      await database.transaction(async (tx) => {
        await lockHolder(tx, resident.residentId)
        for (const entry of await entriesOfResident(tx, resident.residentId)) {
          if (entry.status === 'waiting' || entry.status === 'offered') {
            await lockDays(tx, [entry.day_id])
            await endEntry(tx, entry, 'passed')
            await offerFreePlaces(tx, entry.day_id, now, settingsOf(parts).booking)
          }
          await tx.deleteFrom('message').where('waitlist_id', '=', entry.id).execute()
          await tx.deleteFrom('waitlist').where('id', '=', entry.id).execute()
        }
        const bookings = await bookingsOfResident(tx, resident.residentId)
        for (const booking of bookings)
          if (booking.status === 'booked' && booking.starts_at > now)
            await cancel(tx, parts, booking, now, { by: 'resident', reason: null })
        await eraseBookings(
          tx,
          bookings.map((booking) => booking.id),
        )
        const matters = await mediationsOfResident(tx, resident.residentId)
        for (const matter of matters) await withdrawOnErasure(tx, matter, now)
        await eraseMediations(
          tx,
          matters.map(({ id }) => id),
        )
        await tx.deleteFrom('idempotency').where('caller', '=', resident.residentId).execute()
        await tx.deleteFrom('holder').where('id', '=', resident.residentId).execute()
        // Sessions and consents go with the resident's row.
        await tx.deleteFrom('resident').where('id', '=', resident.residentId).execute()
        // That it was done; of whom, nobody needs to know any more.
        await audit(tx, parts.now(), RESIDENT, 'erase.resident', '')
      })
      return { ok: true }
    },
  }
}
