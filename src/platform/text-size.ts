import Taro from '@tarojs/taro'
import { IN_WECHAT } from './target'

/** WeChat's own type size in px where the person set one; 17 is its standard, 关怀模式 about 24. */
export function systemTextSize(): number | undefined {
  if (!IN_WECHAT) return undefined
  try {
    // Taro's types do not know this field yet.
    return (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting
  } catch {
    return undefined
  }
}

/** Lets the parts outside the pages (a browser's tab bar) follow the chosen size; WeChat draws those itself. */
export function markDocument(className: string): void {
  if (!IN_WECHAT) document.documentElement.className = className
}
