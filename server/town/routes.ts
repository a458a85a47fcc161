import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { todoOf } from './todo'

/** The town's facts, and for staff what is still missing among them. */
export const townRoutes = ({ town }: Parts): Pick<Handlers, 'town' | 'deskTodo'> => ({
  town: () => ({
    name: town.name,
    county: town.county,
    serviceName: town.serviceName,
    office: town.office,
    villages: town.villages,
    contacts: town.contacts,
    places: town.places,
    retentionDays: town.booking.retentionDays,
  }),
  deskTodo: () => todoOf(town),
})
