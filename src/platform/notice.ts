import Taro from '@tarojs/taro'

/** A short word that passes by itself: only for what the person can also see on the screen. */
export const notice = (text: string): void => void Taro.showToast({ title: text, icon: 'none', duration: 2500 })
