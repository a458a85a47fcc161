import { Frame } from '@/features/frame/frame'
import { AudienceSetting } from '@/features/settings/audience-setting'

export default function AudiencePage() {
  return (
    <Frame title="我是哪类人群">
      <AudienceSetting />
    </Frame>
  )
}
