import { FileSearchOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the audit log. */
export const auditPages: readonly DeskPage[] = [
  {
    path: '/audit',
    title: '操作记录',
    icon: FileSearchOutlined,
    group: '本镇设置',
    needs: 'deskAudit',
    load: () => import('./AuditPage'),
  },
]
