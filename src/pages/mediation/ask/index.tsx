import { Frame } from '@/features/frame/frame'
import { AskMediation } from '@/features/mediation/ask-mediation'

export default function AskMediationPage() {
  return (
    <Frame title="申请调解">
      <AskMediation />
    </Frame>
  )
}
