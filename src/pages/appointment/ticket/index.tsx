import { View } from '@tarojs/components'

export default function Page() {
  return <View>预约凭证</View>
}
