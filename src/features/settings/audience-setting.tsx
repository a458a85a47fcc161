import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { useReader } from '@/features/reader/store'
import { notice } from '@/platform/notice'
import { AudienceChoice } from './audience-choice'

/** Changes the group: it decides the order of what is shown, and by which group a lesson counts as read. */
export function AudienceSetting() {
  const { audience, choose } = useReader()
  return (
    <View className="stack">
      <View>用来决定先给您看什么内容，也用来数哪类人群读了几次，不记是谁。存在这部手机上。</View>
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
