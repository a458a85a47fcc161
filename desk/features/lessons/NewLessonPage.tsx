import { useNavigate } from 'react-router'
import { Page } from '../../components/Page'
import { LessonEditor } from './LessonEditor'
import { LESSON_TEMPLATE } from './template'

/** A lesson nobody has written yet. */
export default function NewLessonPage() {
  const navigate = useNavigate()
  return (
    <Page title="写新内容" lead="一篇只讲一件事，用村里人的话；每一句法律都要有法条原文。">
      <LessonEditor
        draftKey="new"
        source={LESSON_TEMPLATE}
        after={0}
        onSaved={(lesson) => navigate(`/lessons/${lesson.id}`)}
      />
    </Page>
  )
}
