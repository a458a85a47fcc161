import { CalendarOutlined } from '@ant-design/icons'
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
]
