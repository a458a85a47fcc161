import { mayCall } from '@domain/api'
import { ROLES, type Role } from '@domain/staff'
import { pages } from '../../desk/pages'

/** A page of the desk, who of the staff looks at it, and where it is. */
export interface DeskAddress {
  path: string
  role: Role
  /** Whether it shows one record, rather than what there is. */
  ofRecord: boolean
}

/** Records of the town's own content that show a page of one record filled, by route. */
const RECORDS: Record<string, string> = {
  '/lessons/:id': 'wages-unpaid-by-contractor',
  '/lessons/:id/broadcast': 'wages-unpaid-by-contractor',
  '/guides/:id': 'legal-aid',
  '/surveys/:id/paper': 'legal-needs',
  '/surveys/:id/results': 'legal-needs',
  '/surveys/:id/edit': 'legal-needs',
}

/**
 * Every page of the desk with a role that may see it, from the desk's own list, those of one role after another.
 * `classOf` is the event whose class is shown. Throws for a route it knows no record of, so that a new page is not left
 * out by accident.
 */
export function deskAddresses(classOf: string): DeskAddress[] {
  const fill: Record<string, string> = { ...RECORDS, '/events/:id/class': classOf }
  const addresses = pages.map((page) => {
    const role = (['officer', ...ROLES] as const).find((candidate) => mayCall(candidate, page.needs))
    if (!role) throw new Error(`no role may see ${page.path}`)
    const id = fill[page.path]
    if (page.path.includes(':') && !id) throw new Error(`say which record shows ${page.path} filled`)
    return { role, path: page.path.replace(/:\w+/, id ?? ''), ofRecord: id !== undefined }
  })
  return addresses.sort((a, b) => b.role.localeCompare(a.role))
}
