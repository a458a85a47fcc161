import { Frame } from '@/features/frame/frame'
import { LessonReader } from '@/features/lessons/lesson-reader'
import { useParam } from '@/platform/navigate'

export default function LessonPage() {
  return (
    <Frame title="普法内容" help={false}>
      <LessonReader id={useParam('id')} />
    </Frame>
  )
}
