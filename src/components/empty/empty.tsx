import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-names'
import './empty.scss'

/** Nothing here: says so, and what to do instead. */
export function Empty({ icon = 'info', title, children }: { icon?: IconName; title: string; children?: ReactNode }) {
  return (
    <View className="empty">
      <View className="empty__icon">
        <Icon name={icon} large />
      </View>
      <View className="empty__title">{title}</View>
      {children}
    </View>
  )
}
