import { maskPhone } from '@domain/booking'
import { addDays, localDate, toInstant } from '@domain/time'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { settingsOf } from '../town/settings'
import { pauseOf } from './holder'
import { bookingById } from './store'
import { openVisit } from './visit'

/** Rule 6 at the desk: whose online booking is paused, and lifting it. */
export const pauseRoutes = (parts: Parts): Pick<Handlers, 'deskPauses' | 'deskLiftPause'> => ({
  async deskPauses() {
    const { query } = parts.database
    const settings = settingsOf(parts).booking
    const now = toInstant(parts.now())
    const since = addDays(localDate(now), -(settings.noShowWindowDays + settings.noShowPauseDays + 1))
    const rows = await query
      .selectFrom('booking')
      .select(['id', 'holder', 'date'])
      .where('status', '=', 'no-show')
      .where('resident_id', 'is not', null)
      .where('date', '>=', since)
      .orderBy('date', 'desc')
      .execute()
    const pauses = []
    for (const holder of new Set(rows.map((row) => row.holder))) {
      const own = rows.filter((row) => row.holder === holder)
      const until = own.length >= settings.noShowLimit && (await pauseOf(query, holder, now, settings))
      const last = until && own[0] && (await bookingById(query, own[0].id))
      if (!until || !last) continue
      const visit = openVisit(parts.vault, last)
      pauses.push({
        id: holder,
        visitor: visit.name,
        phoneMasked: maskPhone(visit.phone),
        until,
        noShows: own.map((row) => row.date),
      })
    }
    return pauses
  },
  async deskLiftPause({ staff, params }) {
    await parts.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('holder')
        .set({ pause_lifted_at: toInstant(parts.now()) })
        .where('id', '=', params.id)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new Failure('not-found')
      await audit(tx, parts.now(), staff, 'pause.lift', params.id)
    })
    return { ok: true }
  },
})
