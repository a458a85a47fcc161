import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Section } from '@/components/section/section'
import { Sheet } from '@/components/sheet/sheet'
import { Failed } from '@/features/frame/failed'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { call } from '@/platform/request'
import { saveText } from '@/platform/save-text'
import { signOut } from '@/platform/session'

/** Taking away and erasing what the service keeps of this person. */
export function MyData({ onErased }: { onErased: () => void }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [erased, setErased] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    await work().catch((thrown) => setFailure(toFailure(thrown)))
    setBusy(false)
  }
  const take = () => run(async () => saveText('我的数据.json', JSON.stringify(await call('myData', {}), undefined, 2)))
  const erase = () =>
    run(async () => {
      await call('eraseMe', {})
      signOut()
      setAsking(false)
      setErased(true)
      onErased()
    })
  return (
    <Section title="服务那边存的我的信息">
      <View>可以拿走一份，也可以全部删掉。</View>
      <Button icon="list" busy={busy && !asking && '正在取…'} onTap={() => void take()}>
        拿走一份
      </Button>
      {erased ? (
        <Banner icon="check" tone="pine">
          服务那边存的也都删掉了。
        </Banner>
      ) : (
        <Button kind="danger" icon="trash" onTap={() => setAsking(true)}>
          删掉我的全部信息
        </Button>
      )}
      {failure && <Failed failure={failure} />}
      {asking && (
        <Sheet title="全部删掉吗？" onClose={() => setAsking(false)}>
          <View>姓名、电话、写过的话都会删掉，还没去的预约、没办完的调解会取消。删了找不回来。</View>
          <Button kind="danger" busy={busy && '正在删…'} onTap={() => void erase()}>
            全部删掉
          </Button>
          <Button onTap={() => setAsking(false)}>不删</Button>
        </Sheet>
      )}
    </Section>
  )
}
