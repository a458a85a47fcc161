import { View } from '@tarojs/components'

interface StatuteFacts {
  version: string
  inForce?: string | undefined
  source: string
}

/** Which text this is: adopted when, in force since when, taken from where. */
export function StatuteHead({ statute }: { statute: StatuteFacts }) {
  return (
    <View className="soft statute-head">
      <View>{`这个文本：${inWords(statute.version)}通过或修正`}</View>
      {statute.inForce && <View>{`施行日期：${inWords(statute.inForce)}`}</View>}
      <View>{`来源：${statute.source}`}</View>
    </View>
  )
}

const inWords = (date: string): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
