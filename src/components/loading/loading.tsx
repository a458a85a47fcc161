import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '@/platform/aria'
import './loading.scss'

/**
 * Grey lines where the words will stand, so that the screen does not jump; says so to those who hear it. `children` is
 * what to do meanwhile.
 */
export function Loading({ lines = 4, children }: { lines?: number; children?: ReactNode }) {
  return (
    <View className="loading" {...role('status')} aria-label="正在打开，请稍等">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <View key={line} className="loading__line" style={{ width: `${[92, 76, 84, 60][line % 4]}%` }} />
      ))}
      <View className="loading__text">正在打开…</View>
      {children}
    </View>
  )
}
