import { Frame } from '@/features/frame/frame'
import { Privacy } from '@/features/settings/privacy'

export default function PrivacyPage() {
  return (
    <Frame title="隐私说明">
      <Privacy />
    </Frame>
  )
}
