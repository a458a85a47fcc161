import { api } from '@domain/api'
import { authRoutes } from './auth/routes'
import { bookingRoutes } from './booking/routes'
import { healthRoutes } from './health/routes'
import type { Handlers } from './http/contract'
import { Failure } from './http/failure'
import type { Parts } from './parts'
import { staffRoutes } from './staff/routes'
import { surveyRoutes } from './survey/routes'
import { townRoutes } from './town/routes'

const notYet = () => {
  throw new Failure('internal')
}

/** Endpoints whose feature has not been built yet. Goes once all have, so that a missing one doesn't compile. */
const unbuilt = Object.fromEntries(Object.keys(api).map((name) => [name, notYet])) as unknown as Handlers

/** Every endpoint of the contract with the feature that answers it; one without a handler doesn't compile. */
export const handlersOf = (parts: Parts): Handlers => ({
  ...unbuilt,
  ...healthRoutes(parts),
  ...authRoutes(parts),
  ...townRoutes(parts),
  ...bookingRoutes(parts),
  ...staffRoutes(parts),
  ...surveyRoutes(parts),
})
