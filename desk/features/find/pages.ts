import { SearchOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** The page on which everything is looked up. */
export const findPages: readonly DeskPage[] = [
  { path: '/find', title: '查找', icon: SearchOutlined, needs: 'deskFind', load: () => import('./FindPage') },
]
