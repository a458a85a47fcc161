import { ContainerOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the service guides. */
export const guidePages: readonly DeskPage[] = [
  {
    path: '/guides',
    title: '一次告知单',
    icon: ContainerOutlined,
    group: '普法内容',
    needs: 'deskMe',
    load: () => import('./GuidesPage'),
  },
  { path: '/guides/:id', title: '一次告知单', needs: 'deskMe', load: () => import('./GuidePage') },
]
