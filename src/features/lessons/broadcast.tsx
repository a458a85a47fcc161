import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button/button'
import { Sheet } from '@/components/sheet/sheet'
import { ReadAloud } from '@/features/read-aloud/read-aloud'
import { spokenSentences } from '@/features/read-aloud/sentences'
import { useReadAloud } from '@/features/read-aloud/use-read-aloud'
import { copy } from '@/platform/clipboard'
import { notice } from '@/platform/notice'
import './broadcast.scss'

/** Characters an announcer reads in a minute. */
const PACE = 200

/** The loudspeaker script (大喇叭): a grid officer reads it out in the village, or copies it for the announcer. */
export function Broadcast({ script }: { script: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="speaker" onTap={() => setOpen(true)}>
        大喇叭广播稿
      </Button>
      {open && <Script script={script} onClose={() => setOpen(false)} />}
    </>
  )
}

function Script({ script, onClose }: { script: string; onClose: () => void }) {
  const controls = useReadAloud(useMemo(() => spokenSentences(script), [script]))
  return (
    <Sheet title="大喇叭广播稿" onClose={onClose}>
      <View className="soft">{`${script.length} 字，慢慢念大约 ${Math.max(1, Math.round(script.length / PACE))} 分钟。`}</View>
      <Text className="broadcast" userSelect>
        {script}
      </Text>
      <ReadAloud controls={controls} />
      <Button
        kind="primary"
        onTap={() => void copy(script).then((done) => notice(done ? '已复制' : '复制不了，请长按文字'))}
      >
        复制稿子
      </Button>
    </Sheet>
  )
}
