import { Frame } from '@/features/frame/frame'
import { TextSizeChoice } from '@/features/settings/text-size-choice'

export default function TextSizePage() {
  return (
    <Frame title="字的大小">
      <TextSizeChoice />
    </Frame>
  )
}
