import type { DeskPage } from '../../shell/page'

/** A staff member's own account; reached by the name at the top of every page. */
export const accountPages: readonly DeskPage[] = [
  { path: '/account', title: '我的账号', needs: 'deskSessions', load: () => import('./AccountPage') },
]
