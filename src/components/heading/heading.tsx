import { View } from '@tarojs/components'
import { role } from '@/platform/aria'
import type { HeadingProps } from './heading-props'
import './heading.scss'

/** A heading one can jump to with a screen reader. */
export function Heading({ level, id, children }: HeadingProps) {
  return (
    <View {...(id ? { id } : {})} {...role('heading')} className={`heading heading--${level}`}>
      {children}
    </View>
  )
}
