import { CalendarOutlined, CustomerServiceOutlined, PauseCircleOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the duty day. */
export const bookingPages: readonly DeskPage[] = [
  {
    path: '/bookings',
    title: '预约名单',
    icon: CalendarOutlined,
    group: '值班预约',
    needs: 'deskBookings',
    load: () => import('./BookingsPage'),
  },
  {
    path: '/follow-ups',
    title: '回访',
    icon: CustomerServiceOutlined,
    group: '值班预约',
    needs: 'deskFollowUps',
    load: () => import('./FollowUpsPage'),
  },
  {
    path: '/pauses',
    title: '暂停网约的人',
    icon: PauseCircleOutlined,
    group: '值班预约',
    needs: 'deskPauses',
    load: () => import('./PausesPage'),
  },
]
