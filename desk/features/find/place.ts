import { mayCall } from '@domain/api'
import type { FindHit, FindKind } from '@domain/find'
import type { Role } from '@domain/staff'
import { RECORD_PLACES } from '../../places'

/**
 * Where something found is opened; an article on the residents' own page. Undefined where the role may know of it but has
 * no page for it: a colleague's number is told, and who keeps the directory changes it.
 */
export function placeOf(
  kind: FindKind,
  { id, where = '' }: FindHit,
  role: Role,
): { to: string } | { href: string } | undefined {
  if (kind === 'article')
    return {
      href: `/#/pages/reading/article/index?statute=${encodeURIComponent(where)}&label=${encodeURIComponent(id)}`,
    }
  const { needs, to } = RECORD_PLACES[kind]
  return mayCall(role, needs) ? { to: to({ id, date: where }) } : undefined
}
