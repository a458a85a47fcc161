import { Frame } from '@/features/frame/frame'
import { StatuteList } from '@/features/statutes/statute-list'

export default function StatutesPage() {
  return (
    <Frame title="法规库">
      <StatuteList />
    </Frame>
  )
}
