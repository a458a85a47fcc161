import { Frame } from '@/features/frame/frame'
import { Guides } from '@/features/guides/guides'

export default function GuidesPage() {
  return (
    <Frame title="办事指南">
      <Guides />
    </Frame>
  )
}
