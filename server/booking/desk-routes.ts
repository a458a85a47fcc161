import { OutcomeSchema } from '@domain/booking'
import { covers } from '@domain/permissions'
import { toInstant } from '@domain/time'
import * as v from 'valibot'
import type { StaffSession } from '../auth/session'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { maySee, maySeeNote, visibleBooking } from './desk-access'
import * as service from './desk-service'
import { bookingsOfDate, bookingsOfPhone, followUps, openSlots, type PlacedBooking } from './store'
import { toDeskBooking, toDutyDays } from './view'
import { openField, phoneKey, visitContext } from './visit'

/** The duty day at the desk. */
export const deskBookingRoutes = (
  parts: Parts,
): Pick<
  Handlers,
  | 'deskBookings'
  | 'deskBooking'
  | 'deskBookingPhone'
  | 'deskFindByPhone'
  | 'deskSetBookingStatus'
  | 'deskCreateBooking'
  | 'deskMoveBooking'
  | 'deskSwapBookings'
  | 'deskCancelBooking'
  | 'deskArrive'
  | 'deskSetOutcome'
  | 'deskFollowUps'
  | 'deskSlots'
  | 'deskAddPlaces'
> => {
  const { database, vault, now } = parts
  const view = (staff: StaffSession, row: PlacedBooking) => toDeskBooking(vault, row, maySeeNote(staff))
  const detail = (staff: StaffSession, row: PlacedBooking) => {
    const note = row.private_note_sealed
    const outcome = v.safeParse(OutcomeSchema, {
      topic: row.topic,
      result: row.result ?? undefined,
      referredTo: row.referred_to ?? undefined,
      followUpOn: row.follow_up_on ?? undefined,
      privateNote: note ? vault.open(note, visitContext(row.id, 'private_note_sealed')) : undefined,
    })
    return { ...view(staff, row), ...(outcome.success ? { outcome: outcome.output } : {}) }
  }
  return {
    deskBookings: async ({ staff, query }) =>
      (await bookingsOfDate(database.query, query.date))
        .filter((row) => maySee(staff, row))
        .map((row) => view(staff, row)),
    deskBooking: async ({ staff, params }) => {
      const row = await visibleBooking(database.query, staff, params.id)
      if (row.private_note_sealed)
        await database.transaction((tx) => audit(tx, now(), staff, 'booking.read-note', row.id))
      return detail(staff, row)
    },
    async deskFindByPhone({ staff, body }) {
      const rows = (await bookingsOfPhone(database.query, phoneKey(vault, body.phone))).filter((row) =>
        maySee(staff, row),
      )
      if (rows.length > 0)
        await database.transaction((tx) => audit(tx, now(), staff, 'booking.find', rows.map(({ id }) => id).join(' ')))
      return rows.map((row) => view(staff, row))
    },
    async deskBookingPhone({ staff, params }) {
      const row = await visibleBooking(database.query, staff, params.id)
      await database.transaction((tx) => audit(tx, now(), staff, 'booking.reveal-phone', row.id))
      return { phone: openField(vault, row, 'phone') ?? '' }
    },
    deskSetBookingStatus: async ({ staff, params, body }) =>
      view(staff, await service.deskSetStatus(parts, staff, params.id, body)),
    deskCreateBooking: async ({ staff, body, idempotencyKey }) =>
      view(staff, await service.deskCreateBooking(parts, staff, body, idempotencyKey)),
    deskMoveBooking: async ({ staff, params, body }) =>
      view(staff, await service.deskMove(parts, staff, params.id, body.slotId, body.reason)),
    deskSwapBookings: async ({ staff, params, body }) =>
      (await service.deskSwap(parts, staff, [params.id, body.otherId], body.reason)).map((row) => view(staff, row)),
    deskCancelBooking: async ({ staff, params, body }) =>
      view(staff, await service.deskCancel(parts, staff, params.id, body.reason)),
    deskArrive: async ({ staff, body }) => view(staff, await service.deskArrive(parts, staff, body.date, body.code)),
    deskSetOutcome: async ({ staff, params, body }) =>
      detail(staff, await service.deskSetOutcome(parts, staff, params.id, body)),
    deskFollowUps: async ({ staff, query }) =>
      (await followUps(database.query, query.until))
        .filter((row) => maySee(staff, row))
        .map((row) => ({ ...view(staff, row), followUpOn: row.follow_up_on ?? query.until })),
    async deskSlots({ staff, query }) {
      const at = toInstant(now())
      const slots = (await openSlots(database.query, query.from, query.to)).filter(
        (slot) => staff.scope !== 'own-days' || covers(staff.scope, staff, slot),
      )
      return toDutyDays(slots, new Map(), (slot) => at < slot.ends_at)
    },
    async deskAddPlaces({ staff, params, body, idempotencyKey }) {
      await service.deskAddPlaces(parts, staff, params.id, body, idempotencyKey)
      return { ok: true }
    },
  }
}
