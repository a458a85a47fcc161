import { maskPhone } from '@domain/booking'
import { toBooking } from '../booking/view'
import { openField } from '../booking/visit'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { settingsOf } from '../town/settings'
import { acceptOffer, joinWaitlist, leaveWaitlist, toEntry } from './service'
import { entriesOfDate, entriesOfResident } from './store'

/** The waiting list of full days. */
export const waitlistRoutes = (
  parts: Parts,
): Pick<Handlers, 'joinWaitlist' | 'myWaitlist' | 'acceptOffer' | 'leaveWaitlist' | 'deskWaitlist'> => ({
  joinWaitlist: async ({ resident, body, idempotencyKey }) =>
    toEntry(parts, await joinWaitlist(parts, resident, body, idempotencyKey)),
  myWaitlist: async ({ resident }) =>
    Promise.all(
      (await entriesOfResident(parts.database.query, resident.residentId)).map((entry) => toEntry(parts, entry)),
    ),
  acceptOffer: async ({ resident, params }) =>
    toBooking(parts.vault, await acceptOffer(parts, resident, params.id), settingsOf(parts).booking),
  leaveWaitlist: async ({ resident, params }) => toEntry(parts, await leaveWaitlist(parts, resident, params.id)),
  deskWaitlist: async ({ query }) =>
    Promise.all(
      (await entriesOfDate(parts.database.query, query.date)).map(async (entry) => ({
        ...(await toEntry(parts, entry)),
        phoneMasked: maskPhone(openField(parts.vault, entry, 'phone') ?? ''),
      })),
    ),
})
