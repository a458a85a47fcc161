import { TeamOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of events. */
export const eventPages: readonly DeskPage[] = [
  {
    path: '/events',
    title: '普法活动',
    icon: TeamOutlined,
    group: '普法内容',
    needs: 'deskEvents',
    load: () => import('./EventsPage'),
  },
]
