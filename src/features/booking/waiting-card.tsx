import { WAITLIST_STATUS_NAMES, type WaitlistEntry } from '@domain/booking'
import { dateInWords, dayInWords, localDate, localTime, weekdayName } from '@domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { Tags } from '@/components/tag/tag'
import { Failed } from '@/features/frame/failed'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { open } from '@/platform/navigate'
import { call } from '@/platform/request'
import { RemindMe } from './remind-me'
import { useBookingChange } from './use-booking-change'

/** A place on a waiting list: how many are ahead, or the place held and until when to say yes. */
export function WaitingCard({ entry, onChange }: { entry: WaitlistEntry; onChange: () => void }) {
  const accepted = useBookingChange((booking) => open('appointment/ticket', { id: booking.id, fresh: '1' }))
  const [failure, setFailure] = useState<ApiFailure>()
  const pass = () =>
    call('leaveWaitlist', { params: { id: entry.id } }).then(onChange, (thrown) => setFailure(toFailure(thrown)))
  const failed = accepted.failure ?? failure
  return (
    <Card tone={entry.offer ? 'clay' : 'plain'}>
      <View className="stack">
        <Tags words={[WAITLIST_STATUS_NAMES[entry.status]]} tone="clay" />
        <View className="whole-words">
          <Heading level={3}>
            {entry.offer
              ? dayInWords(entry.date, entry.offer.start)
              : `${dateInWords(entry.date)} ${weekdayName(entry.date)}`}
          </Heading>
        </View>
        <View className="soft">{entry.place}</View>
        {entry.offer ? (
          <>
            <View>{`名额给您留到 ${dayInWords(localDate(entry.offer.until), localTime(entry.offer.until))}，过时给下一位。`}</View>
            <Button
              kind="primary"
              busy={accepted.busy && '正在确认…'}
              onTap={() => accepted.change('acceptOffer', { params: { id: entry.id } })}
            >
              要，就这个时间
            </Button>
          </>
        ) : (
          <>
            <View>{`${aheadInWords(entry.ahead)}有空位就通知您。`}</View>
            <RemindMe about="waiting" />
          </>
        )}
        {failed && <Failed failure={failed} onRetry={onChange} />}
        <Button kind="quiet" onTap={() => void pass()}>
          {entry.offer ? '不要了，让给别人' : '不等了'}
        </Button>
      </View>
    </Card>
  )
}

const aheadInWords = (ahead: number | undefined): string =>
  ahead === undefined ? '' : ahead === 0 ? '您排在第一个。' : `前面还有 ${ahead} 人。`
