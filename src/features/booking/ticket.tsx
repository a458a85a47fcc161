import { ACTIVE_STATUSES, BOOKING_STATUS_NAMES, type Booking, type BookingStatus } from '@domain/booking'
import { dayInWords, timeInWords } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Heading } from '@/components/heading/heading'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { usePlace } from '@/features/directory/use-town'
import { ReadView } from '@/features/frame/read-view'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { BeforeComing } from './before-coming'
import { whatToBring } from './bring'
import { CodePicture } from './code-picture'
import { RemindMe } from './remind-me'
import { TicketActions } from './ticket-actions'
import './ticket.scss'

/** True while the booking holds a place. */
export const isActive = (status: BookingStatus): boolean => (ACTIVE_STATUSES as readonly string[]).includes(status)

/** What one shows at the desk; opens without a network. */
export function Ticket({ id, fresh }: { id: string; fresh: boolean }) {
  const read = useRead('booking', { params: { id } })
  const [changed, setChanged] = useState<Booking>()
  return (
    <ReadView read={read} lines={8}>
      {(booking) => <TicketView booking={changed ?? booking} fresh={fresh && !changed} onChange={setChanged} />}
    </ReadView>
  )
}

interface TicketViewProps {
  booking: Booking
  /** Just made: says so. */
  fresh: boolean
  onChange: (booking: Booking) => void
}

function TicketView({ booking, fresh, onChange }: TicketViewProps) {
  const active = isActive(booking.status)
  const address = usePlace(booking.place)?.address
  return (
    <View className="stack">
      {fresh && (
        <Banner icon="check" tone="pine">
          约好了。到时间带着这张凭证来就行。
        </Banner>
      )}
      {fresh && active && <RemindMe about="booking" />}
      {!active && (
        <Banner icon="info">
          {booking.status === 'cancelled'
            ? '这次预约已经取消。'
            : `这次预约：${BOOKING_STATUS_NAMES[booking.status]}。`}
        </Banner>
      )}
      {booking.status === 'done' && (
        <Button
          kind="primary"
          icon="survey"
          onTap={() => open('survey/fill', { id: 'consultation-feedback', booking: booking.id })}
        >
          三个小问题：这次咨询怎么样
        </Button>
      )}
      {booking.reason && <Banner icon="info">{`工作人员改动过：${booking.reason}`}</Banner>}
      <View className={`ticket${active ? '' : ' ticket--over'}`}>
        <View className="ticket__when whole-words">
          <Heading level={1}>{dayInWords(booking.date, booking.start)}</Heading>
          <View>{`到${timeInWords(booking.end)}`}</View>
        </View>
        <View className="ticket__code">
          {active && <CodePicture code={booking.code} />}
          <View>
            <View className="ticket__label">到了报这个数</View>
            <View className="ticket__digits">{`${booking.code.slice(0, 3)} ${booking.code.slice(3)}`}</View>
            <View className="ticket__label">{`编号 ${booking.number}`}</View>
          </View>
        </View>
      </View>
      <Rows>
        <Row icon="me" title={booking.adviser} note="法律顾问" />
        <Row icon={booking.topic} title={TOPIC_NAMES[booking.topic]} note="要问的事" />
        <Row icon="people" title={booking.beneficiary ?? booking.name} note={`电话 ${booking.phone}`} />
        {/* Last, with its first line kept free: the address may come after the rest. */}
        <Row icon="place" title={booking.place} note={address ?? '\u00a0'} />
      </Rows>
      {active && (
        <Section title="要带的东西">
          <Rows>
            {whatToBring(booking.topic).map((thing) => (
              <Row key={thing} icon="check" title={thing} />
            ))}
          </Rows>
        </Section>
      )}
      {active && <TicketActions booking={booking} onChange={onChange} />}
      {active && <BeforeComing topic={booking.topic} />}
    </View>
  )
}
