import { Frame } from '@/features/frame/frame'
import { Learn } from '@/features/lessons/learn'

export default function LearnPage() {
  return (
    <Frame title="学法" tab>
      <Learn />
    </Frame>
  )
}
