import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-names'
import './empty.scss'

interface EmptyProps {
  icon?: IconName
  /** A drawing in the icon's place. */
  picture?: ReactNode
  title: string
  children?: ReactNode
}

/** Nothing here: says so, and what to do instead. */
export function Empty({ icon = 'info', picture, title, children }: EmptyProps) {
  return (
    <View className="empty">
      <View className="empty__icon">{picture ?? <Icon name={icon} large />}</View>
      <View className="empty__title">{title}</View>
      {children}
    </View>
  )
}
