import { View } from '@tarojs/components'

export default function Page() {
  return <View>法规</View>
}
