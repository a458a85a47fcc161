import { Frame } from '@/features/frame/frame'
import { Me } from '@/features/me/me'

export default function MePage() {
  return (
    <Frame title="我的" tab>
      <Me />
    </Frame>
  )
}
