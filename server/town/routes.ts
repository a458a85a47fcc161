import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { todoOf } from './todo'

/** The town's facts, and for staff what is still missing among them. */
export const townRoutes = ({ town }: Parts, book: DirectoryBook): Pick<Handlers, 'town' | 'deskTodo'> => ({
  async town() {
    const { office, villages, contacts, places } = await book.current()
    const { name, county, serviceName } = town
    return {
      name,
      county,
      serviceName,
      office,
      villages: [...villages],
      contacts: [...contacts],
      places: [...places],
      retentionDays: town.booking.retentionDays,
    }
  },
  deskTodo: async () => todoOf(await book.current()),
})
