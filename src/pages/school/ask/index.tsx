import { Frame } from '@/features/frame/frame'
import { Ask } from '@/features/questions/ask'

export default function AskPage() {
  return (
    <Frame title="不留名提问">
      <Ask />
    </Frame>
  )
}
