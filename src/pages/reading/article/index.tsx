import { View } from '@tarojs/components'

export default function Page() {
  return <View>法条</View>
}
