import { DayList } from '@/features/booking/day-list'
import { Frame } from '@/features/frame/frame'

export default function BookingPage() {
  return (
    <Frame title="预约" tab help={false}>
      <DayList />
    </Frame>
  )
}
