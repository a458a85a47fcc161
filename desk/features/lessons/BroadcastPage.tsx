import { PrinterOutlined, SoundOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { reading } from '../../api/cache'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'

/** Characters an announcer reads in a minute. */
const PACE = 200

/** The loudspeaker script of a lesson: to read out, to print, or to hear. */
export default function BroadcastPage() {
  const { id = '' } = useParams()
  const lesson = useQuery(reading('deskLesson', { params: { id } }))
  const check = useQuery({
    ...reading('deskCheckLesson', { body: { source: lesson.data?.source ?? '' } }),
    enabled: lesson.data !== undefined,
  })
  const script = check.data?.preview?.broadcast
  return (
    <Page
      title="大喇叭稿"
      lead={lesson.data?.title}
      actions={
        <>
          {script ? <SpeakButton text={script} /> : null}
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()} disabled={!script}>
            打印
          </Button>
          <LinkButton to={`/lessons/${id}`}>回到内容</LinkButton>
        </>
      }
    >
      <Loaded query={lesson}>
        {() => (
          <Loaded query={check}>
            {() =>
              script ? (
                <article className="broadcast">
                  <p>{script}</p>
                  <p className="hint">
                    {script.length} 字，慢慢念大约 {Math.max(1, Math.round(script.length / PACE))} 分钟
                  </p>
                </article>
              ) : (
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一篇还没有大喇叭稿，可以在“修改”里加上" />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

/** Reads the script out with the browser's own voice, where it has one. */
function SpeakButton({ text }: { text: string }) {
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  if (!('speechSynthesis' in window)) return null
  const toggle = () => {
    window.speechSynthesis.cancel()
    if (speaking) return setSpeaking(false)
    const speech = new SpeechSynthesisUtterance(text)
    speech.lang = 'zh-CN'
    speech.rate = 0.9
    speech.onend = () => setSpeaking(false)
    speech.onerror = () => setSpeaking(false)
    window.speechSynthesis.speak(speech)
    setSpeaking(true)
  }
  return (
    <Button icon={<SoundOutlined aria-hidden />} onClick={toggle}>
      {speaking ? '停下' : '念一遍'}
    </Button>
  )
}
