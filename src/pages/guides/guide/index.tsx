import { Frame } from '@/features/frame/frame'
import { GuideReader } from '@/features/guides/guide-reader'
import { useParam } from '@/platform/navigate'

export default function GuideReaderPage() {
  const id = useParam('id')
  return (
    <Frame title="办事指南">
      <GuideReader id={id} />
    </Frame>
  )
}
