import { View } from '@tarojs/components'

export default function Page() {
  return <View>法律需求调研</View>
}
