import { Frame } from '@/features/frame/frame'
import { Home } from '@/features/home/home'
import { useReader } from '@/features/reader/store'
import { FirstQuestion } from '@/features/settings/first-question'

export default function HomePage() {
  // In 大字 the call among the big choices is in sight; in 特大 it is too far down.
  const huge = useReader((reader) => reader.textSize === 'huge')
  return (
    <Frame title="首页" tab help={false} callInReach={huge} endsOpening>
      <Home />
      <FirstQuestion />
    </Frame>
  )
}
