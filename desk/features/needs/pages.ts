import { HeatMapOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the ranking of legal needs. */
export const needsPages: readonly DeskPage[] = [
  {
    path: '/needs',
    title: '需求排行',
    icon: HeatMapOutlined,
    group: '需求调研',
    needs: 'deskNeeds',
    load: () => import('./NeedsPage'),
  },
]
