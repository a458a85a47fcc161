import { QuestionCircleOutlined, ReadOutlined } from '@ant-design/icons'
import type { DeskPage } from '../../shell/page'

/** Pages of lessons: writing, review, publication. */
export const lessonPages: readonly DeskPage[] = [
  {
    path: '/lessons',
    title: '普法内容',
    icon: ReadOutlined,
    group: '普法内容',
    needs: 'deskLessons',
    load: () => import('./LessonsPage'),
  },
  { path: '/lessons/new', title: '写新内容', needs: 'deskSaveLesson', load: () => import('./NewLessonPage') },
  { path: '/lessons/:id', title: '普法内容', needs: 'deskLesson', load: () => import('./LessonPage') },
  { path: '/lessons/:id/broadcast', title: '大喇叭稿', needs: 'deskLesson', load: () => import('./BroadcastPage') },
  {
    path: '/search-misses',
    title: '搜了没找到',
    icon: QuestionCircleOutlined,
    group: '普法内容',
    needs: 'deskSearchMisses',
    load: () => import('./SearchMissesPage'),
  },
]
