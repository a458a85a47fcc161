import { View } from '@tarojs/components'
import { bringIntoView } from '@/platform/focus'
import { goBack } from '@/platform/navigate'
import { Icon } from '../icon/icon'
import { Tap } from '../tap/tap'
import '@/styles/browser.scss'

/** In a browser: the way back and the title, and for keyboards a way past them. */
export function ScreenBar({ title, tab }: { title: string; tab: boolean }) {
  return (
    <View className="screen-bar">
      <Tap className="screen-bar__skip" onTap={() => bringIntoView('main')}>
        跳到正文
      </Tap>
      {!tab && (
        <Tap className="screen-bar__back" label="返回" onTap={goBack}>
          <Icon name="back" />
        </Tap>
      )}
      <View className="screen-bar__title">{title}</View>
    </View>
  )
}
