import type { DutyDay } from '@domain/booking'
import { placesLeft } from '@domain/duty-days'
import { dateInWords, localDate, nearDay, timeInWords, weekdayName } from '@domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { openTab } from '@/platform/navigate'
import './duty-card.scss'

/** When the legal adviser is next there, and whether a place is left. */
export function DutyCard({ day }: { day: DutyDay | undefined }) {
  if (!day)
    return (
      <Card tone="pine">
        <Heading level={2}>法律顾问值班</Heading>
        <View>近期还没有排好值班。有急事可以打电话问。</View>
      </Card>
    )
  const near = nearDay(day.date, localDate(new Date()))
  const left = placesLeft(day)
  const [first] = day.slots
  return (
    <View className="duty-card">
      <View className="duty-card__label">法律顾问值班，免费咨询</View>
      <View className="duty-card__day">
        {`${near ? `${near} ` : ''}${dateInWords(day.date)} ${weekdayName(day.date)}`}
      </View>
      <View>{`${first ? `${timeInWords(first.start)}开始　` : ''}${day.place}`}</View>
      <View className="duty-card__left">{left > 0 ? `还有 ${left} 个名额` : '这天约满了，可以看看别的日子'}</View>
      <Button kind="secondary" icon="booking" onTap={() => openTab('booking')}>
        去预约
      </Button>
    </View>
  )
}
