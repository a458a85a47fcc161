import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { findService } from './service'

/** Looking things up at the desk. */
export function findRoutes(parts: Parts): Pick<Handlers, 'deskFind'> {
  const find = findService(parts)
  return { deskFind: ({ body, staff }) => find(body.text, staff) }
}
