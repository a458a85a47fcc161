import { View } from '@tarojs/components'

export default function Page() {
  return <View>您在哪个村</View>
}
