import { Frame } from '@/features/frame/frame'
import { About } from '@/features/settings/about'

export default function AboutPage() {
  return (
    <Frame title="关于" help={false}>
      <About />
    </Frame>
  )
}
