import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-names'
import { Tap } from '../tap/tap'
import './row.scss'

interface RowProps {
  title: ReactNode
  note?: ReactNode
  icon?: IconName
  onTap?: () => void
  /** What stands at the end instead of the arrow. */
  end?: ReactNode
}

/** One line of a list: a title, a smaller note below it, an arrow when it leads somewhere. */
export function Row({ title, note, icon, onTap, end }: RowProps) {
  const content = (
    <View className="row__face">
      {icon && (
        <View className="row__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="row__words">
        <View className={note || (icon && onTap) ? 'row__title' : ''}>{title}</View>
        {note && <View className="row__note">{note}</View>}
      </View>
      {end}
      {onTap && !end && (
        <View className="row__arrow">
          <Icon name="forward" />
        </View>
      )}
    </View>
  )
  if (!onTap) return <View className="row">{content}</View>
  return (
    <Tap className="row" onTap={onTap}>
      {content}
    </Tap>
  )
}

/** Rows that belong together, on one surface. */
export function Rows({ children }: { children: ReactNode }) {
  return <View className="rows">{children}</View>
}
