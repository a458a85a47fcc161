import { Ticket } from '@/features/booking/ticket'
import { Frame } from '@/features/frame/frame'
import { useParam } from '@/platform/navigate'

export default function TicketPage() {
  return (
    <Frame title="预约凭证">
      <Ticket id={useParam('id')} fresh={useParam('fresh') === '1'} />
    </Frame>
  )
}
