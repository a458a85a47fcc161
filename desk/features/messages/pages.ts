import { PhoneOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of messages that did not arrive. */
export const messagePages: readonly DeskPage[] = [
  {
    path: '/messages',
    title: '打电话告知',
    icon: PhoneOutlined,
    group: '值班预约',
    needs: 'deskUnsentMessages',
    load: () => import('./UnsentPage'),
  },
]
