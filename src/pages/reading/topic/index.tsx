import { View } from '@tarojs/components'

export default function Page() {
  return <View>主题</View>
}
