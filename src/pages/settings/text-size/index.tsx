import { View } from '@tarojs/components'

export default function Page() {
  return <View>字的大小</View>
}
