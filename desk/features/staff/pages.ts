import { TeamOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Who works at the desk. */
export const staffPages: readonly DeskPage[] = [
  {
    path: '/staff',
    title: '工作人员',
    icon: TeamOutlined,
    group: '本镇设置',
    needs: 'deskStaff',
    load: () => import('./StaffPage'),
  },
]
