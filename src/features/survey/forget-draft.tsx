import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { useSurveyDrafts } from './draft-store'

/** For a shared phone: takes what was filled in off it, after asking once. */
export function ForgetDraft({ id }: { id: string }) {
  const forget = useSurveyDrafts((store) => store.forget)
  const [asking, setAsking] = useState(false)
  return (
    <View className="stack">
      <Button kind="quiet" icon="trash" onTap={() => setAsking(true)}>
        不填了，清掉手机里的答案
      </Button>
      {asking && (
        <Sheet title="清掉填到一半的答案？" onClose={() => setAsking(false)}>
          <View className="stack">
            <View>清掉以后找不回来。别人用这部手机也看不到。</View>
            <Button kind="danger" onTap={() => forget(id)}>
              清掉
            </Button>
            <Button onTap={() => setAsking(false)}>接着填</Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}
