import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { useVisit } from './visit-store'

/** For a shared phone: the next student begins anew, after being asked once. */
export function LeaveClass() {
  const forget = useVisit((store) => store.forget)
  const [asking, setAsking] = useState(false)
  return (
    <View>
      <Button kind="quiet" onTap={() => setAsking(true)}>
        换人，或换一个课堂
      </Button>
      {asking && (
        <Sheet title="离开这个课堂？" onClose={() => setAsking(false)}>
          <View className="stack">
            <View>这部手机上的答案会清掉。已经交了的，还算在全班里。</View>
            <Button kind="danger" onTap={forget}>
              离开
            </Button>
            <Button onTap={() => setAsking(false)}>接着上课</Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}
