import { MyBookings } from '@/features/booking/my-bookings'
import { Frame } from '@/features/frame/frame'

export default function MinePage() {
  return (
    <Frame title="我的预约">
      <MyBookings />
    </Frame>
  )
}
