import { useDidHide } from '@tarojs/taro'

/** Calls `leave` when the screen is covered by another one or the app goes into the background. */
export const useLeaving = (leave: () => void) => useDidHide(leave)
