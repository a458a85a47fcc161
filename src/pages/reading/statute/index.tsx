import { Frame } from '@/features/frame/frame'
import { StatuteContents } from '@/features/statutes/statute-contents'
import { useParam } from '@/platform/navigate'

export default function StatutePage() {
  return (
    <Frame title="法律目录">
      <StatuteContents title={useParam('title')} />
    </Frame>
  )
}
