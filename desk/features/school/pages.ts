import type { DeskPage } from '../../shell/page'

/** Pages of a class. */
export const schoolPages: readonly DeskPage[] = [
  { path: '/events/:id/class', title: '课堂大屏', needs: 'deskClassResults', load: () => import('./ClassPage') },
]
