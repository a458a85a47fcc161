import { SettingOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the numbers of the town's rules. */
export const settingPages: readonly DeskPage[] = [
  {
    path: '/settings',
    title: '本镇设置',
    icon: SettingOutlined,
    group: '本镇设置',
    needs: 'deskSettings',
    load: () => import('./SettingsPage'),
  },
]
