import Taro from '@tarojs/taro'
import { IN_WECHAT } from './target'

/** Brings the element with this id into view, and in a browser gives it the focus so that it is read out. */
export function bringIntoView(id: string): void {
  if (IN_WECHAT) {
    Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -16, duration: 200, fail: () => {} })
    return
  }
  const element = document.getElementById(id)
  if (element && !element.matches('button, input, textarea')) element.setAttribute('tabindex', '-1')
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}
