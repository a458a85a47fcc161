import { View } from '@tarojs/components'
import type { IconName } from './icon-names'

/** A picture beside words that say the same: it is hidden from screen readers and takes the colour of its text. */
export function Icon({ name, large }: { name: IconName; large?: boolean }) {
  return <View className={`icon icon--${name}${large ? ' icon--large' : ''}`} aria-hidden />
}
