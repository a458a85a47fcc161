import { View } from '@tarojs/components'

export default function Page() {
  return <View>您是哪类人</View>
}
