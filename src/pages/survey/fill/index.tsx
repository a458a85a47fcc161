import { Frame } from '@/features/frame/frame'
import { SurveyFill } from '@/features/survey/survey-fill'
import { useParam } from '@/platform/navigate'

export default function SurveyFillPage() {
  const bookingId = useParam('booking')
  const classCode = useParam('code')
  return (
    <Frame title="填问卷">
      <SurveyFill id={useParam('id')} bookingId={bookingId || undefined} classCode={classCode || undefined} />
    </Frame>
  )
}
