import Taro from '@tarojs/taro'

/** WeChat's own type size in px where the person set one; 17 is its standard, 关怀模式 about 24. */
export function systemTextSize(): number | undefined {
  try {
    // Taro's types do not know this field yet.
    return (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting
  } catch {
    return undefined
  }
}
