import { View } from '@tarojs/components'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import type { ReadAloudControls } from './use-read-aloud'
import './read-aloud.scss'

/** Play, pause, on, stop; nothing at all on a phone that cannot speak. */
export function ReadAloud({ controls }: { controls: ReadAloudControls }) {
  const { available, phase, play, pause, resume, step, stop } = controls
  if (!available) return null
  if (phase === 'failed') return <Banner icon="warning">这部手机现在读不出声，请看文字。</Banner>
  if (phase === 'silent')
    return (
      <Button icon="speaker" onTap={play}>
        读给我听
      </Button>
    )
  return (
    <View className="read-aloud">
      {phase === 'speaking' ? (
        <Button icon="pause" onTap={pause}>
          停一下
        </Button>
      ) : (
        <Button kind="primary" icon="play" onTap={resume}>
          接着读
        </Button>
      )}
      <Button icon="forward" onTap={() => step(1)}>
        下一句
      </Button>
      <Button icon="stop" onTap={stop}>
        不读了
      </Button>
    </View>
  )
}
