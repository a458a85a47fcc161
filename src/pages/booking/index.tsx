import { View } from '@tarojs/components'

export default function Page() {
  return <View>预约</View>
}
