import { TeamOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of events and classes. */
export const eventPages: readonly DeskPage[] = [
  {
    path: '/events',
    title: '普法活动',
    icon: TeamOutlined,
    group: '普法内容',
    needs: 'deskEvents',
    load: () => import('./EventsPage'),
  },
  { path: '/events/:id/class', title: '课堂大屏', needs: 'deskClassResults', load: () => import('./ClassPage') },
]
