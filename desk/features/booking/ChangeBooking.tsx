import { api } from '@domain/api'
import type { DeskBooking } from '@domain/booking'
import type { BookingAction } from '@domain/booking-states'
import type { LocalDate } from '@domain/time'
import { Form, Select, Tabs } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { ReasonField } from '../../components/ReasonField'
import { isActive } from './day'
import { useDayBookings } from './queries'
import { SlotSelect } from './SlotSelect'

const refresh = ['deskBookings', 'deskBooking', 'deskSlots', 'deskWaitlist', 'deskRoster'] as const

interface ChangeProps {
  booking: DeskBooking
  today: LocalDate
  onDone: () => void
}

/** Moves, swaps or cancels a booking, each with a reason that the person is told; what may not be done now isn't there. */
export const ChangeBooking = ({ may, ...props }: ChangeProps & { may: (action: BookingAction) => boolean }) => (
  <Tabs
    items={[
      { key: 'move', label: '改时间', children: <Move {...props} /> } as const,
      { key: 'swap', label: '和别人对换', children: <Swap {...props} /> } as const,
      { key: 'cancel', label: '取消预约', children: <Cancel {...props} /> } as const,
    ].filter(({ key }) => may(key))}
  />
)

function Move({ booking, today, onDone }: ChangeProps) {
  const move = useAct('deskMoveBooking', { done: '改好了，会通知本人', refresh, onDone })
  return (
    <ActionForm
      schema={api.deskMoveBooking.body}
      onSubmit={(body) => move.mutate({ params: { id: booking.id }, body })}
      pending={move.isPending}
      error={move.error}
      okText="改到这个时段"
    >
      <Form.Item label="改到" name="slotId">
        <SlotSelect from={today} />
      </Form.Item>
      <ReasonField />
    </ActionForm>
  )
}

function Swap({ booking, onDone }: ChangeProps) {
  const swap = useAct('deskSwapBookings', { done: '对换好了，会通知两个人', refresh, onDone })
  const others = (useDayBookings(booking.date).data ?? []).filter(
    (other) => other.slotId !== booking.slotId && isActive(other),
  )
  return (
    <ActionForm
      schema={api.deskSwapBookings.body}
      onSubmit={(body) => swap.mutate({ params: { id: booking.id }, body })}
      pending={swap.isPending}
      error={swap.error}
      okText="对换"
    >
      <Form.Item label="和谁对换" name="otherId">
        <Select
          options={others.map((other) => ({ value: other.id, label: `${other.start} ${other.visitor}` }))}
          placeholder="选同一天的人"
          notFoundContent="这一天别的时段没有人"
        />
      </Form.Item>
      <ReasonField />
    </ActionForm>
  )
}

function Cancel({ booking, onDone }: ChangeProps) {
  const cancel = useAct('deskCancelBooking', { done: '取消了，会通知本人', refresh, onDone })
  return (
    <ActionForm
      schema={api.deskCancelBooking.body}
      onSubmit={(body) => cancel.mutate({ params: { id: booking.id }, body })}
      pending={cancel.isPending}
      error={cancel.error}
      okText="取消这个预约"
      danger
    >
      <ReasonField />
    </ActionForm>
  )
}
