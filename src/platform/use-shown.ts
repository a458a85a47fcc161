import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** Whether the screen is in front of somebody: not covered by another one, and the app not in the background. */
export function useShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}
