import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Heading } from '@/components/heading/heading'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { open } from '@/platform/navigate'
import { DayCard } from './day-card'
import { Days } from './days'
import { NothingSuits } from './nothing-suits'

/** The duty days with their slots; a full day has a waiting list. */
export function DayList() {
  return (
    <View className="stack">
      <Heading level={1}>约法律顾问</Heading>
      <View>律师当面解答，不收钱。选一个您方便的时间。</View>
      <Rows>
        <Row icon="ticket" title="我的预约" note="看凭证、改时间、取消" onTap={() => open('appointment/mine')} />
      </Rows>
      <Section title="选时间">
        <Days>
          {(day) => (
            <DayCard
              key={day.id}
              day={day}
              onSlot={(slot) => open('appointment/form', { slot: slot.id })}
              whenFull={<WaitButton dayId={day.id} waiting={day.waiting} />}
            />
          )}
        </Days>
      </Section>
      <NothingSuits />
    </View>
  )
}

function WaitButton({ dayId, waiting }: { dayId: string; waiting: number }) {
  return (
    <View className="day__wait">
      <View>{`这天约满了${waiting > 0 ? `，有 ${waiting} 人在等` : ''}。有人取消，就按先后通知您。`}</View>
      <Button icon="clock" onTap={() => open('appointment/form', { day: dayId })}>
        排队等空位
      </Button>
    </View>
  )
}
