import { Frame } from '@/features/frame/frame'
import { MyMediations } from '@/features/mediation/my-mediations'

export default function MyMediationsPage() {
  return (
    <Frame title="我的调解">
      <MyMediations />
    </Frame>
  )
}
