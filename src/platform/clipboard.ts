import Taro from '@tarojs/taro'

/** Puts text on the clipboard; WeChat says so itself. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
