import { ScheduleOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the roster. */
export const rosterPages: readonly DeskPage[] = [
  {
    path: '/roster',
    title: '值班安排',
    icon: ScheduleOutlined,
    group: '值班预约',
    needs: 'deskRoster',
    load: () => import('./RosterPage'),
  },
]
