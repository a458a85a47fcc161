import { BOOKING_STATUS_NAMES, type Booking } from '@domain/booking'
import { dayInWords } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { Section } from '@/components/section/section'
import { Tags } from '@/components/tag/tag'
import { ReadView } from '@/features/frame/read-view'
import { TopicPicture } from '@/features/topics/topic-picture'
import { open, openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { isActive } from './ticket'
import { keepTicket } from './use-booking-change'
import './my-bookings.scss'
import { WaitingList } from './waiting-list'

const NOTHING = {}

/** What is coming first, what is over below. */
export function MyBookings() {
  const read = useRead('myBookings', NOTHING)
  const { data } = read
  useEffect(() => {
    for (const booking of data ?? []) if (isActive(booking.status)) keepTicket(booking)
  }, [data])
  return (
    <>
      <WaitingList />
      <View className="my-bookings">
        <ReadView read={read}>
          {(bookings) => {
            const coming = bookings.filter((booking) => isActive(booking.status))
            const over = bookings.filter((booking) => !isActive(booking.status))
            if (bookings.length === 0)
              return (
                <Empty picture={<TopicPicture topic="legal-aid" />} title="您还没有预约">
                  <Button kind="primary" icon="booking" onTap={() => openTab('booking')}>
                    去预约
                  </Button>
                </Empty>
              )
            return (
              <View>
                <View className="stack">
                  {coming.map((booking) => (
                    <BookingCard key={booking.id} booking={booking} />
                  ))}
                </View>
                {over.length > 0 && (
                  <Section title="以前的">
                    {over.map((booking) => (
                      <BookingCard key={booking.id} booking={booking} />
                    ))}
                  </Section>
                )}
              </View>
            )
          }}
        </ReadView>
      </View>
    </>
  )
}

function BookingCard({ booking }: { booking: Booking }) {
  return (
    <Card onTap={() => open('appointment/ticket', { id: booking.id })}>
      <View className="whole-words">
        <Heading level={3}>{dayInWords(booking.date, booking.start)}</Heading>
      </View>
      <View className="soft">{booking.place}</View>
      <View>{`${booking.beneficiary ?? booking.name}　${TOPIC_NAMES[booking.topic]}`}</View>
      <Tags
        words={[BOOKING_STATUS_NAMES[booking.status], `编号 ${booking.number}`]}
        tone={isActive(booking.status) ? 'pine' : 'plain'}
      />
    </Card>
  )
}
