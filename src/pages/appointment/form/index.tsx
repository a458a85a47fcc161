import { View } from '@tarojs/components'

export default function Page() {
  return <View>填写预约</View>
}
