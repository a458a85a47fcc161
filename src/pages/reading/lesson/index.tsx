import { Frame } from '@/features/frame/frame'
import { LessonReader } from '@/features/lessons/lesson-reader'
import { useParam } from '@/platform/navigate'

export default function LessonPage() {
  // A link names it `id`; the code of a share card carries it as `scene`.
  const id = useParam('id')
  const scene = useParam('scene')
  return (
    <Frame title="普法内容" help={false}>
      <LessonReader id={id || scene} />
    </Frame>
  )
}
