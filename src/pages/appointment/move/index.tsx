import { MoveBooking } from '@/features/booking/move-booking'
import { Frame } from '@/features/frame/frame'
import { useParam } from '@/platform/navigate'

export default function MovePage() {
  return (
    <Frame title="换个时间">
      <MoveBooking id={useParam('id')} />
    </Frame>
  )
}
