import { HomeOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** The page one lands on: the day's work at a glance. */
export const dayPages: readonly DeskPage[] = [
  { path: '/', title: '今天', icon: HomeOutlined, needs: 'deskBookings', load: () => import('./DayPage') },
]
