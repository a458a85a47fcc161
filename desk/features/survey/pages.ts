import { FormOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of surveys. */
export const surveyPages: readonly DeskPage[] = [
  {
    path: '/surveys',
    title: '问卷',
    icon: FormOutlined,
    group: '需求调研',
    needs: 'deskSurveys',
    load: () => import('./SurveysPage'),
  },
  { path: '/surveys/:id/paper', title: '录入纸质答卷', needs: 'deskSubmitResponse', load: () => import('./PaperPage') },
  { path: '/surveys/:id/results', title: '调研结果', needs: 'deskSurveyResults', load: () => import('./ResultsPage') },
  { path: '/surveys/:id/edit', title: '编辑问卷', needs: 'deskSaveSurveyDraft', load: () => import('./EditorPage') },
]
