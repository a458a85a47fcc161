import type { DutyDay } from '@domain/booking'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { ReadView } from '@/features/frame/read-view'
import { useLargeText } from '@/features/reader/store'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** The published duty days, a few at a time. */
export function Days({ children }: { children: (day: DutyDay) => ReactNode }) {
  const read = useRead('dutyDays', NOTHING)
  const page = useLargeText() ? 2 : 4
  const [shown, setShown] = useState(page)
  return (
    <ReadView read={read} lines={8}>
      {(days) =>
        days.length === 0 ? (
          <Empty icon="booking" title="近期还没有排好值班">
            <View>可以看看下面别的办法，或者过几天再来看。</View>
          </Empty>
        ) : (
          <View className="stack">
            {days.slice(0, shown).map(children)}
            {days.length > shown && <Button onTap={() => setShown(shown + page)}>看后面的日子</Button>}
          </View>
        )
      }
    </ReadView>
  )
}
