import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/icon'
import type { IconName } from '@/components/icon/icon-names'
import { Tap } from '@/components/tap/tap'
import './big-choice.scss'

/** One of the few things 大字版's home page offers: a picture, what it does, and one line more. */
export function BigChoice(props: { icon: IconName; title: string; note: string; onTap: () => void }) {
  return (
    <Tap className="big-choice" onTap={props.onTap}>
      <View className="big-choice__face">
        <View className="big-choice__icon">
          <Icon name={props.icon} large />
        </View>
        <View className="big-choice__words">
          <View className="big-choice__title">{props.title}</View>
          <View className="big-choice__note">{props.note}</View>
        </View>
      </View>
    </Tap>
  )
}
