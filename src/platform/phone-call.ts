import Taro from '@tarojs/taro'
import { IN_WECHAT } from './target'

/** Opens the phone's dialler with the number filled in; the person still presses call. */
export function dial(phone: string): void {
  // A person who closes WeChat's own question has changed their mind: nothing to say.
  if (IN_WECHAT) Taro.makePhoneCall({ phoneNumber: phone, fail: () => {} })
  else window.location.href = `tel:${phone}`
}
