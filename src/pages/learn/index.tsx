import { View } from '@tarojs/components'

export default function Page() {
  return <View>学法</View>
}
