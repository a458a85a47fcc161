import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '@/platform/aria'
import { usePageFocus } from '@/platform/page-focus'
import { ScreenBar } from './screen-bar'
import './screen.scss'

export type TextSize = 'standard' | 'large' | 'huge'

interface ScreenProps {
  /** Shown in the bar on top: by WeChat itself, in a browser by the screen. */
  title: string
  size: TextSize
  /** Tabs have no way back. */
  tab?: boolean
  /** One line at the bottom: whom to call when stuck. */
  help?: ReactNode
  /** Stays at the bottom edge while the person scrolls. */
  inReach?: ReactNode
  children: ReactNode
}

/** The frame of every screen. Its class sets the tokens, so that everything inside obeys the chosen type size. */
export function Screen({ title, size, tab = false, help, inReach, children }: ScreenProps) {
  const main = usePageFocus()
  return (
    <View className={`screen size-${size}`}>
      <ScreenBar title={title} tab={tab} />
      <View className="screen__main" id="main" ref={main} {...role('main')} aria-label={title}>
        {children}
        {help && <View className="screen__help">{help}</View>}
      </View>
      {inReach && <View className="screen__reach">{inReach}</View>}
    </View>
  )
}
