import { TeamOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of mediation. */
export const mediationPages: readonly DeskPage[] = [
  {
    path: '/mediations',
    title: '矛盾调解',
    icon: TeamOutlined,
    needs: 'deskMediations',
    load: () => import('./MediationsPage'),
  },
]
