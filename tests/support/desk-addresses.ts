import { mayCall } from '@domain/api'
import { ROLES, type Role } from '@domain/staff'
import { pages } from '../../desk/pages'

/** A page of the desk, who of the staff looks at it, and where it is. */
export interface DeskAddress {
  path: string
  role: Role
}

/**
 * Every page of the desk with a role that may see it, from the desk's own list. `fill` says by route what stands for its
 * parameters; throws for a route it knows nothing of, so that a new page is not left out by accident.
 */
export function deskAddresses(fill: Record<string, string>): DeskAddress[] {
  return pages.map((page) => {
    const role = (['officer', ...ROLES] as const).find((candidate) => mayCall(candidate, page.needs))
    if (!role) throw new Error(`no role may see ${page.path}`)
    const id = fill[page.path]
    if (page.path.includes(':') && !id) throw new Error(`say which record shows ${page.path} filled`)
    return { role, path: page.path.replace(/:\w+/, id ?? '') }
  })
}
