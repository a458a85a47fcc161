import { Frame } from '@/features/frame/frame'
import { Home } from '@/features/home/home'
import { FirstQuestion } from '@/features/settings/first-question'

export default function HomePage() {
  return (
    <Frame title="首页" tab help={false} endsOpening>
      <Home />
      <FirstQuestion />
    </Frame>
  )
}
