import type { DutyDay, Slot } from '@domain/booking'
import { placesLeft } from '@domain/duty-days'
import { dateInWords, localDate, nearDay, timeInWords, weekdayName } from '@domain/time'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { Icon } from '@/components/icon/icon'
import { Tag } from '@/components/tag/tag'
import { Tap } from '@/components/tap/tap'
import './day-card.scss'

interface DayCardProps {
  day: DutyDay
  onSlot: (slot: Slot) => void
  /** What can be done when every place is taken but somebody may still cancel. */
  whenFull?: ReactNode
}

/** A duty day: where, who, and its slots; those with places can be tapped. Where nothing is left a line says so. */
export function DayCard({ day, onSlot, whenFull }: DayCardProps) {
  const near = nearDay(day.date, localDate(new Date()))
  return (
    <Card>
      <View className="day__head">
        <Heading level={3}>{`${dateInWords(day.date)} ${weekdayName(day.date)}`}</Heading>
        {near && <Tag tone="clay">{near}</Tag>}
      </View>
      <View className="day__where">
        <Icon name="place" />
        <View className="day__words">{day.place}</View>
      </View>
      <View className="day__where">
        <Icon name="me" />
        <View className="day__words">{day.adviser}</View>
      </View>
      {placesLeft(day) > 0 ? (
        <View className="day__slots">
          {day.slots.map((slot) => (
            <SlotButton key={slot.id} slot={slot} onTap={() => onSlot(slot)} />
          ))}
        </View>
      ) : day.slots.some((slot) => slot.open) ? (
        (whenFull ?? <View className="day__full">这天约满了，请看别的日子。</View>)
      ) : (
        <View className="day__full">这天停止预约了，请看别的日子。</View>
      )}
    </Card>
  )
}

function SlotButton({ slot, onTap }: { slot: Slot; onTap: () => void }) {
  const free = slot.open && slot.left > 0
  const state = !slot.open ? '停止预约' : free ? `还有 ${slot.left} 个` : '约满了'
  return (
    <Tap
      className={`slot${free ? '' : ' slot--off'}`}
      disabled={!free}
      label={`${timeInWords(slot.start)}，${state}`}
      onTap={onTap}
    >
      <View className="slot__time">{timeInWords(slot.start)}</View>
      <View className="slot__left">{state}</View>
    </Tap>
  )
}
