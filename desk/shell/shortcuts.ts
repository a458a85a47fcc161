import { mayCall } from '@domain/api'
import type { Role } from '@domain/staff'
import { pages } from '../pages'

/** Keys after `g` (go) by the page they open; a page not listed has none. */
const KEYS: Record<string, string> = {
  '/': 't',
  '/bookings': 'b',
  '/follow-ups': 'f',
  '/roster': 'r',
  '/messages': 'm',
  '/lessons': 'l',
  '/questions': 'q',
  '/events': 'e',
  '/surveys': 's',
  '/needs': 'n',
  '/report': 'y',
}

/** The pages a role may open by keyboard: `g`, then the key. */
export const shortcutsOf = (role: Role): { key: string; path: string; title: string }[] =>
  pages.flatMap(({ path, title, needs }) => {
    const key = KEYS[path]
    return key && mayCall(role, needs) ? [{ key, path, title }] : []
  })
