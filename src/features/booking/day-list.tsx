import type { DutyDay, Slot } from '@domain/booking'
import { dateInWords, localDate, nearDay, timeInWords, weekdayName } from '@domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { Icon } from '@/components/icon/icon'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { Tag } from '@/components/tag/tag'
import { Tap } from '@/components/tap/tap'
import { ReadView } from '@/features/frame/read-view'
import { useLargeText } from '@/features/reader/store'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { placesLeft } from './places'
import './day-list.scss'

const NOTHING = {}

/** The duty days with their slots; those with places can be tapped. */
export function DayList() {
  const read = useRead('dutyDays', NOTHING)
  const large = useLargeText()
  const page = large ? 2 : 4
  const [shown, setShown] = useState(page)
  return (
    <View className="stack">
      <Heading level={1}>约法律顾问</Heading>
      <View>律师当面解答，不收钱。选一个您方便的时间。</View>
      <Rows>
        <Row icon="ticket" title="我的预约" note="看凭证、取消" onTap={() => open('appointment/mine')} />
      </Rows>
      <ReadView read={read} lines={8}>
        {(days) =>
          days.length === 0 ? (
            <Empty icon="booking" title="近期还没有排好值班">
              <View>可以打下面的电话问，或者过几天再来看。</View>
            </Empty>
          ) : (
            <Section title="选时间">
              {days.slice(0, shown).map((day) => (
                <Day key={day.id} day={day} />
              ))}
              {days.length > shown && <Button onTap={() => setShown(shown + page)}>看后面的日子</Button>}
            </Section>
          )
        }
      </ReadView>
    </View>
  )
}

function Day({ day }: { day: DutyDay }) {
  const near = nearDay(day.date, localDate(new Date()))
  const left = placesLeft(day)
  return (
    <Card>
      <View className="day__head">
        <Heading level={3}>{`${dateInWords(day.date)} ${weekdayName(day.date)}`}</Heading>
        {near && <Tag tone="clay">{near}</Tag>}
      </View>
      <View className="day__where">
        <Icon name="place" />
        <View>{day.place}</View>
      </View>
      <View className="day__where">
        <Icon name="me" />
        <View>{day.adviser}</View>
      </View>
      <View className="day__slots">
        {day.slots.map((slot) => (
          <SlotButton key={slot.id} slot={slot} />
        ))}
      </View>
      {left === 0 && <View className="day__full">这天约满了，请看别的日子。</View>}
    </Card>
  )
}

function SlotButton({ slot }: { slot: Slot }) {
  const free = slot.open && slot.left > 0
  const state = !slot.open ? '停止预约' : free ? `还有 ${slot.left} 个` : '约满了'
  return (
    <Tap
      className={`slot${free ? '' : ' slot--off'}`}
      disabled={!free}
      label={`${timeInWords(slot.start)}，${state}`}
      onTap={() => open('appointment/form', { slot: slot.id })}
    >
      <View className="slot__time">{timeInWords(slot.start)}</View>
      <View className="slot__left">{state}</View>
    </Tap>
  )
}
