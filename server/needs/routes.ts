import type { Handlers } from '../http/contract'
import type { NeedsService } from './service'

/** The ranking of needs, for staff. */
export const needsRoutes = (needs: NeedsService): Pick<Handlers, 'deskNeeds'> => ({
  deskNeeds: ({ query }) => needs.overview(query.audience),
})
