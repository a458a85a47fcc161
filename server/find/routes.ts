import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { findService } from './service'

/** Looking things up at the desk. */
export function findRoutes(parts: Parts, book: DirectoryBook): Pick<Handlers, 'deskFind'> {
  const find = findService(parts, book)
  return { deskFind: ({ body, staff }) => find(body.text, staff) }
}
