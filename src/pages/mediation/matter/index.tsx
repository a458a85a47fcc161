import { Frame } from '@/features/frame/frame'
import { Matter } from '@/features/mediation/matter'
import { useParam } from '@/platform/navigate'

export default function MatterPage() {
  const id = useParam('id')
  return (
    <Frame title="我的调解">
      <Matter id={id} />
    </Frame>
  )
}
