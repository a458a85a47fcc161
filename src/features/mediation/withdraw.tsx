import type { Mediation } from '@domain/mediation'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { Failed } from '@/features/frame/failed'
import { call } from '@/platform/request'
import { useSending } from '@/platform/use-sending'
import { keepMatter } from './keep-matter'

/** Takes the request back, after one question. */
export function Withdraw({ id, onDone }: { id: string; onDone: (matter: Mediation) => void }) {
  const [asking, setAsking] = useState(false)
  const { busy, failure, send } = useSending()
  const withdraw = () =>
    send(async () => {
      const matter = await call('withdrawMediation', { params: { id } })
      keepMatter(matter)
      setAsking(false)
      onDone(matter)
    })
  return (
    <>
      <Button kind="danger" onTap={() => setAsking(true)}>
        不调了，撤回申请
      </Button>
      {asking && (
        <Sheet title="要撤回吗？" onClose={() => setAsking(false)}>
          <View>撤回后就不办了。以后还想调，可以再申请。</View>
          {failure && <Failed failure={failure} />}
          <Button kind="danger" busy={busy && '正在撤回…'} onTap={() => void withdraw()}>
            撤回
          </Button>
          <Button onTap={() => setAsking(false)}>不撤回，继续</Button>
        </Sheet>
      )}
    </>
  )
}
