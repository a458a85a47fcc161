import type { LessonSummary } from '@domain/lessons'
import { Canvas } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Picture } from '@/components/picture/picture'
import { Sheet } from '@/components/sheet/sheet'
import { useTown } from '@/features/directory/use-town'
import { notice } from '@/platform/notice'
import { keepPicture, paintPicture, sendPicture } from '@/platform/picture'
import { call } from '@/platform/request'
import { addressOnWeb } from '@/platform/share'
import { IN_WECHAT } from '@/platform/target'
import { linkCode } from './link-code'
import { paintCard } from './paint-card'
import './share-card.scss'

type CardLesson = Pick<LessonSummary, 'id' | 'title' | 'summary'>
const CANVAS = 'share-card'

/** Makes a picture of the lesson's question and answer for chats, where a link is seldom tapped but a picture is read. */
export function ShareCard({ lesson }: { lesson: CardLesson }) {
  const town = useTown()
  const [state, setState] = useState<'idle' | 'painting' | 'failed' | { picture: string }>('idle')
  const make = async () => {
    setState('painting')
    const service = town?.serviceName ?? '乡镇法律服务'
    setState(
      await paint(lesson, service).then(
        (picture) => ({ picture }),
        () => 'failed' as const,
      ),
    )
  }
  return (
    <>
      {IN_WECHAT && <Canvas type="2d" id={CANVAS} className="share-card__canvas" />}
      <Button icon="picture" busy={state === 'painting' && '正在画…'} onTap={() => void make()}>
        做成图片，发到群里
      </Button>
      {state === 'failed' && <Banner icon="warning">这部手机画不出图片，可以用上面的“转给别人看”。</Banner>}
      {typeof state === 'object' && (
        <Made picture={state.picture} title={lesson.title} onClose={() => setState('idle')} />
      )}
    </>
  )
}

/** The picture before it goes anywhere: looked at first, then sent or kept. */
function Made({ picture, title, onClose }: { picture: string; title: string; onClose: () => void }) {
  const keep = async () => {
    const kept = await keepPicture(picture, `${title.replace(/[？?]/g, '')}.png`)
    if (kept === 'kept') notice(IN_WECHAT ? '存到相册了' : '已下载')
    else if (kept === 'forbidden') notice('没有存相册的权限，可以长按图片转发')
    else notice('没存成，可以长按图片保存')
  }
  const send = async () => {
    if (!(await sendPicture(picture))) notice('长按图片，选“发送给朋友”')
  }
  return (
    <Sheet title="发到群里的图片" onClose={onClose}>
      <Picture
        className="share-card__picture"
        src={picture}
        mode="widthFix"
        showMenuByLongpress
        label={`图片：${title}`}
      />
      {IN_WECHAT && (
        <Button kind="primary" icon="share" onTap={() => void send()}>
          发给朋友、发到群
        </Button>
      )}
      <Button kind={IN_WECHAT ? 'secondary' : 'primary'} onTap={() => void keep()}>
        {IN_WECHAT ? '存到手机相册' : '保存图片'}
      </Button>
    </Sheet>
  )
}

async function paint({ id, title, summary }: CardLesson, service: string): Promise<string> {
  // The card is worth having without a code too.
  const { picture } = await call('lessonCode', { params: { id } }).catch(() => ({ picture: undefined }))
  const drawCode = IN_WECHAT || picture ? undefined : linkCode(addressOnWeb('reading/lesson', { id }))
  const invitation = picture
    ? '微信扫一扫，看全文、听朗读'
    : drawCode
      ? '扫一扫，看全文、听朗读'
      : `微信里搜“${service}”，看全文、听朗读`
  return paintPicture(CANVAS, (easel) =>
    paintCard(easel, { title, answer: summary, service, invitation }, picture, drawCode),
  )
}
