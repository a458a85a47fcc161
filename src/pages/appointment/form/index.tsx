import { SlotForm } from '@/features/booking/slot-form'
import { Frame } from '@/features/frame/frame'
import { useParam } from '@/platform/navigate'

export default function FormPage() {
  return (
    <Frame title="填写预约">
      <SlotForm slotId={useParam('slot')} dayId={useParam('day')} />
    </Frame>
  )
}
