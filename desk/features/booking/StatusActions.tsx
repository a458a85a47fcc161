import type { BookingStatus, DeskBooking } from '@domain/booking'
import { actionRefusal, type STATUS_ACTIONS, statusAction } from '@domain/booking-states'
import { instantAt, toInstant } from '@domain/time'
import { App, Button, Popconfirm } from 'antd'
import { faultText } from '../../api/fault'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'
import { useSetStatus } from './queries'

type Target = Exclude<BookingStatus, 'cancelled'>

/** What is said once the state has changed. */
const DONE: Record<Target, string> = {
  booked: '已改回“已预约”',
  'checked-in': '已签到',
  called: '已叫号',
  done: '已记为咨询完',
  'no-show': '已记为没有来',
}

/** The step before, where a slip may be taken back. */
const BACK: Partial<Record<BookingStatus, Target>> = { 'checked-in': 'booked', called: 'checked-in' }

/** Buttons for what may follow the booking's state. A step that can't be taken back asks first; the others offer it after. */
export function StatusActions({ booking }: { booking: DeskBooking }) {
  const { message } = App.useApp()
  const setStatus = useSetStatus()
  const become = (from: DeskBooking, to: Target) =>
    setStatus.mutate(
      { booking: from, to },
      {
        onSuccess: (changed) => {
          message.open({
            type: 'success',
            key: booking.id,
            duration: 6,
            content: (
              <span>
                {booking.visitor}：{DONE[to]}
                {statusAction(to, from.status) ? (
                  <Button type="link" onClick={() => become(changed, from.status as Target)}>
                    撤回
                  </Button>
                ) : null}
              </span>
            ),
          })
        },
        onError: (error) => message.error(faultText(error)),
      },
    )
  const { role } = useStaff()
  // Read so that the buttons follow when the day turns over.
  useToday()
  const may = (action: (typeof STATUS_ACTIONS)[number]) => {
    const { status, date } = booking
    const startsAt = instantAt(date, booking.start)
    return actionRefusal(action, role, { status, date, startsAt }, toInstant(new Date())) === undefined
  }
  const busy = setStatus.isPending
  const back = BACK[booking.status]
  return (
    <span className="booking-actions no-print">
      {may('check-in') ? (
        <Button type="primary" disabled={busy} onClick={() => become(booking, 'checked-in')}>
          签到
        </Button>
      ) : null}
      {may('call') ? (
        <Button type="primary" disabled={busy} onClick={() => become(booking, 'called')}>
          叫号
        </Button>
      ) : null}
      {may('finish') ? (
        <Popconfirm
          title="记为已咨询？"
          description="记下以后不能再改。"
          okText="记下"
          cancelText="再等等"
          onConfirm={() => become(booking, 'done')}
        >
          <Button type={booking.status === 'called' ? 'primary' : 'default'} disabled={busy}>
            咨询完
          </Button>
        </Popconfirm>
      ) : null}
      {may('no-show') ? (
        <Popconfirm
          title={`${booking.visitor}没有来？`}
          description="记下以后不能再改。多次没来，网上预约会暂停。"
          okText="记为没来"
          cancelText="再等等"
          onConfirm={() => become(booking, 'no-show')}
        >
          <Button disabled={busy}>没来</Button>
        </Popconfirm>
      ) : null}
      {back && (may('undo-check-in') || may('undo-call')) ? (
        <Button type="text" disabled={busy} onClick={() => become(booking, back)}>
          退回
        </Button>
      ) : null}
    </span>
  )
}
