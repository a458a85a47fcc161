import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { LessonEditor } from './LessonEditor'
import { LESSON_TEMPLATE, lessonOfQuestion } from './template'

/** A lesson nobody has written yet; `?question=` begins it from a published question and its answer. */
export default function NewLessonPage() {
  const [params] = useSearchParams()
  const id = params.get('question')
  return (
    <Page title="写新内容" lead="一篇只讲一件事，用村里人的话；每一句法律都要有法条原文。">
      {id ? <FromQuestion id={id} /> : <NewLesson draftKey="new" source={LESSON_TEMPLATE} />}
    </Page>
  )
}

function FromQuestion({ id }: { id: string }) {
  const query = useQuery(reading('deskQuestions', { query: { status: 'published' } }))
  return (
    <Loaded query={query}>
      {(list) => {
        const question = list.find((each) => each.id === id)
        const source = question ? lessonOfQuestion(question.text, question.answer ?? '') : LESSON_TEMPLATE
        return <NewLesson draftKey={`question-${id}`} source={source} />
      }}
    </Loaded>
  )
}

function NewLesson({ draftKey, source }: { draftKey: string; source: string }) {
  const navigate = useNavigate()
  return (
    <LessonEditor
      draftKey={draftKey}
      source={source}
      after={0}
      onSaved={(lesson) => navigate(`/lessons/${lesson.id}`)}
    />
  )
}
