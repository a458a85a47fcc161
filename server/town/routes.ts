import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { changeSettings, deskSettings, settingChanges, settingsOf } from './settings'
import { todoOf } from './todo'

const HISTORY = 200

/** The town's facts and numbers, and for staff what is still missing among them. */
export const townRoutes = (
  parts: Parts,
  book: DirectoryBook,
): Pick<Handlers, 'town' | 'deskTodo' | 'deskSettings' | 'deskChangeSettings' | 'deskSettingsHistory'> => ({
  async town() {
    const { office, villages, contacts, places } = await book.current()
    const { name, county, serviceName } = parts.town
    const { booking, mediation } = settingsOf(parts)
    return {
      name,
      county,
      serviceName,
      office,
      villages: [...villages],
      contacts: [...contacts],
      places: [...places],
      retentionDays: booking.retentionDays,
      mediationRetentionDays: mediation.retentionDays,
    }
  },
  deskTodo: async () => todoOf(await book.current()),
  deskSettings: () => deskSettings(parts),
  async deskChangeSettings({ body, staff }) {
    await changeSettings(parts, staff, body.version, body.values)
    return deskSettings(parts)
  },
  deskSettingsHistory: () => settingChanges(parts.database.query, HISTORY),
})
