import { BarChartOutlined, EyeOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the yearly report, and of what it counts that has no page of its own elsewhere. */
export const reportPages: readonly DeskPage[] = [
  {
    path: '/report',
    title: '年度报告',
    icon: BarChartOutlined,
    group: '年度报告',
    needs: 'deskReport',
    load: () => import('./ReportPage'),
  },
  {
    path: '/readings',
    title: '阅读次数',
    icon: EyeOutlined,
    group: '普法内容',
    needs: 'deskReadings',
    load: () => import('./ReadingsPage'),
  },
]
