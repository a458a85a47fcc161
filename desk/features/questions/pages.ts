import { MessageOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of the question box. */
export const questionPages: readonly DeskPage[] = [
  {
    path: '/questions',
    title: '匿名提问',
    icon: MessageOutlined,
    group: '普法内容',
    needs: 'deskQuestions',
    load: () => import('./QuestionsPage'),
  },
]
