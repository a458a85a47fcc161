import { BarChartOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the yearly report. */
export const reportPages: readonly DeskPage[] = [
  {
    path: '/report',
    title: '年度报告',
    icon: BarChartOutlined,
    group: '年度报告',
    needs: 'deskReport',
    load: () => import('./ReportPage'),
  },
]
