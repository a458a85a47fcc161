import { Frame } from '@/features/frame/frame'
import { Answers } from '@/features/questions/answers'

export default function AnswersPage() {
  return (
    <Frame title="大家问过的">
      <Answers />
    </Frame>
  )
}
