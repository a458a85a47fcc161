import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { useReader } from '@/features/reader/store'
import { notice } from '@/platform/notice'
import { AudienceChoice } from './audience-choice'

/** Changes the group; nothing else depends on it but the order of what is shown. */
export function AudienceSetting() {
  const { audience, choose } = useReader()
  return (
    <View className="stack">
      <View>只用来决定先给您看什么内容，存在这部手机上。</View>
      <AudienceChoice
        value={audience}
        onChoose={(chosen) => {
          choose({ audience: chosen, asked: true })
          notice('改好了')
        }}
      />
      {audience && (
        <Button kind="quiet" onTap={() => choose({ audience: undefined })}>
          不选人群
        </Button>
      )}
    </View>
  )
}
