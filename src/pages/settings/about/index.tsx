import { View } from '@tarojs/components'

export default function Page() {
  return <View>关于</View>
}
