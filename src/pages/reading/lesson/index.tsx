import { View } from '@tarojs/components'

export default function Page() {
  return <View>普法内容</View>
}
