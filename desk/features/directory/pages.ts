import { ContactsOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the town's directory. */
export const directoryPages: readonly DeskPage[] = [
  {
    path: '/directory',
    title: '通讯录',
    icon: ContactsOutlined,
    group: '本镇设置',
    needs: 'deskDirectory',
    load: () => import('./DirectoryPage'),
  },
  { path: '/directory/import', title: '导入通讯录', needs: 'deskImport', load: () => import('./ImportPage') },
  {
    path: '/directory/history',
    title: '通讯录改动记录',
    needs: 'deskDirectoryHistory',
    load: () => import('./HistoryPage'),
  },
]
