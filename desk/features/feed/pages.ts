import { LinkOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the adviser's calendar address. */
export const feedPages: readonly DeskPage[] = [
  {
    path: '/feed',
    title: '日历订阅',
    icon: LinkOutlined,
    group: '值班预约',
    needs: 'deskFeed',
    load: () => import('./FeedPage'),
  },
]
