import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { useReader } from '@/features/reader/store'
import { AudienceChoice } from './audience-choice'

/** Asked once at the first start; skipping is as easy as answering. */
export function FirstQuestion() {
  const { asked, audience, choose } = useReader()
  if (asked) return null
  const skip = () => choose({ asked: true })
  return (
    <Sheet title="您是哪类人群？" onClose={skip}>
      <View>选一个，先给您看用得上的内容。随时可以在“我的”里改。</View>
      <AudienceChoice value={audience} onChoose={(chosen) => choose({ audience: chosen, asked: true })} />
      <Button kind="quiet" onTap={skip}>
        先不选
      </Button>
    </Sheet>
  )
}
