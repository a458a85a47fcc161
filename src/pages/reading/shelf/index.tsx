import { View } from '@tarojs/components'

export default function Page() {
  return <View>看过的和收藏的</View>
}
