import { CHANNEL_NAMES } from '@domain/booking'
import { actionRefusal, type BookingAction } from '@domain/booking-states'
import { dayInWords, instantAt, type LocalDate, toInstant } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { Descriptions, Drawer } from 'antd'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { useStaff } from '../../session/useStaff'
import { BookingPhone } from './BookingPhone'
import { ChangeBooking } from './ChangeBooking'
import { OutcomeForm } from './OutcomeForm'
import { StatusTag } from './StatusTag'

interface BookingDrawerProps {
  /** The booking that is open; none closes the drawer. */
  id: string | undefined
  today: LocalDate
  /** True where it was opened to write a follow-up down: one that is due is done with that. */
  followsUp?: boolean
  onClose: () => void
}

/** One booking: who and what, what came of it, and how to change it. */
export const BookingDrawer = ({ id, today, followsUp = false, onClose }: BookingDrawerProps) => (
  <Drawer title="这次预约" open={id !== undefined} onClose={onClose} size={480} destroyOnHidden>
    {id ? <BookingContent id={id} today={today} followsUp={followsUp} onDone={onClose} /> : null}
  </Drawer>
)

interface BookingContentProps {
  id: string
  today: LocalDate
  followsUp: boolean
  onDone: () => void
}

function BookingContent({ id, today, followsUp, onDone }: BookingContentProps) {
  const { role } = useStaff()
  const query = useQuery(reading('deskBooking', { params: { id } }))
  return (
    <Loaded query={query}>
      {(booking) => {
        const moment = { ...booking, startsAt: instantAt(booking.date, booking.start) }
        const planned = booking.outcome?.followUpOn
        const followedUp = followsUp && planned !== undefined && planned <= today ? planned : undefined
        const may = (action: BookingAction) => actionRefusal(action, role, moment, toInstant(new Date())) === undefined
        return (
          <>
            <Descriptions
              column={1}
              size="small"
              items={[
                { key: 'who', label: '来的人', children: booking.visitor },
                {
                  key: 'phone',
                  label: '电话',
                  children: <BookingPhone id={id} masked={booking.phoneMasked} visitor={booking.visitor} />,
                },
                { key: 'when', label: '时间', children: dayInWords(booking.date, booking.start) },
                { key: 'where', label: '地点', children: `${booking.place}，${booking.adviser}` },
                { key: 'topic', label: '主题', children: TOPIC_NAMES[booking.topic] },
                { key: 'how', label: '约的办法', children: CHANNEL_NAMES[booking.channel] },
                ...(booking.bookedBy ? [{ key: 'by', label: '代约', children: booking.bookedBy }] : []),
                ...(booking.note ? [{ key: 'note', label: '要问的事', children: booking.note }] : []),
                ...(booking.reason ? [{ key: 'reason', label: '变动原因', children: booking.reason }] : []),
                { key: 'status', label: '状态', children: <StatusTag status={booking.status} /> },
              ]}
            />
            {may('write-outcome') && !booking.erased ? (
              <section aria-label="咨询结果" className="drawer-section">
                <h2>咨询结果</h2>
                <OutcomeForm
                  id={id}
                  topic={booking.topic}
                  outcome={booking.outcome}
                  followedUp={followedUp}
                  onDone={onDone}
                />
              </section>
            ) : null}
            {booking.status === 'booked' ? <p className="hint">人到了先签到，谈完在这里记结果。</p> : null}
            {may('move') ? (
              <section aria-label="改动" className="drawer-section">
                <h2>改动</h2>
                <ChangeBooking booking={booking} today={today} may={may} onDone={onDone} />
              </section>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}
