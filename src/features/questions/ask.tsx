import { maskPersonal, QuestionInputSchema } from '@domain/questions'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Choice } from '@/components/choice/choice'
import { Empty } from '@/components/empty/empty'
import { Field } from '@/components/field/field'
import { Heading } from '@/components/heading/heading'
import { Failed } from '@/features/frame/failed'
import { TopicPicture } from '@/features/topics/topic-picture'
import { bringIntoView, showFirstFault } from '@/platform/focus'
import { open, openTab } from '@/platform/navigate'
import { call } from '@/platform/request'
import { loginCode } from '@/platform/session'
import { IN_WECHAT } from '@/platform/target'
import { useSending } from '@/platform/use-sending'
import { useQuestionDraft } from './draft-store'

const CHOICES = [
  { value: 'yes', text: '可以公开', hint: '答复好了，登在“大家问过的”里，您去那里看' },
  { value: 'no', text: '不公开', hint: '不知道您是谁，没法回给您；我们会写进以后的普法内容' },
] as const

/** A question without a name: written, kept while it is written, sent once. */
export function Ask() {
  const { draft, change, forget } = useQuestionDraft()
  const [sent, setSent] = useState<'shown' | 'hidden'>()
  const [tried, setTried] = useState(false)
  const { busy, failure, send } = useSending()
  const text = v.safeParse(QuestionInputSchema.entries.text, draft.text)
  const { publish } = draft

  const faults = {
    question: text.success ? undefined : text.issues[0].message,
    publish: publish === undefined ? '请选一个' : undefined,
  }

  const handIn = () => {
    setTried(true)
    showFirstFault(['question', 'publish'], faults)
    if (!text.success || publish === undefined) return
    void send(async () => {
      // What others are to see is checked by WeChat, which wants to know that somebody is there.
      const code = publish ? await loginCode() : undefined
      const body = { text: text.output, publish, submissionId: draft.submissionId, ...(code ? { code } : {}) }
      await call('askQuestion', { body })
      forget()
      setTried(false)
      setSent(publish ? 'shown' : 'hidden')
    })
  }
  if (sent) return <Sent shown={sent === 'shown'} onAgain={() => setSent(undefined)} />
  return (
    <View className="stack">
      <Heading level={1}>不留名提问</Heading>
      <View>不用登录，不留名字，我们也不知道是谁问的。答复只讲法律和办法。着急的事请打电话，或预约法律顾问。</View>
      <Field
        id="question"
        label="想问什么"
        hint="说清楚什么事、什么时候就行，不用写人名。电话、身份证号会自动盖住。"
        lines={5}
        maxLength={500}
        value={draft.text}
        onChange={(typed) => change({ text: typed })}
        error={failure?.fields.text ?? (tried ? faults.question : undefined)}
      />
      {maskPersonal(draft.text) !== draft.text && (
        <Banner icon="shield">里面有像电话或证件号的数字，交上去时会用“＊”盖住。</Banner>
      )}
      <View className="strong">问题和答复能不能让大家看？</View>
      <Choice
        id="publish"
        label="问题和答复能不能让大家看"
        options={CHOICES}
        selected={publish === undefined ? [] : [publish ? 'yes' : 'no']}
        onToggle={(choice) => change({ publish: choice === 'yes' })}
        error={tried ? faults.publish : undefined}
      />
      {IN_WECHAT && publish && <View className="soft">要公开的，微信会先看看有没有违规的话。</View>}
      {failure?.isNetwork && (
        <Banner icon="offline">没交上去，您写的都存在手机里。有网了再点一次“交上去”，不会重复。</Banner>
      )}
      {failure && !failure.isNetwork && !failure.fields.text && <Failed failure={failure} />}
      <Button kind="primary" busy={busy && '正在交…'} onTap={handIn}>
        交上去
      </Button>
      <Button icon="list" onTap={() => open('school/answers')}>
        看看大家问过的
      </Button>
    </View>
  )
}

function Sent({ shown, onAgain }: { shown: boolean; onAgain: () => void }) {
  // Read out: the button pressed last is gone.
  useEffect(() => bringIntoView('question-sent'), [])
  return (
    <View id="question-sent">
      <Empty picture={<TopicPicture topic="mediation" />} title="收到了，谢谢您">
        <View>
          {shown
            ? '答复好了会登在“大家问过的”里，过几天去看看。'
            : '没有留名字，没法单独答复您。想当面问，可以预约法律顾问。'}
        </View>
        {shown ? (
          <Button kind="primary" onTap={() => open('school/answers')}>
            看看大家问过的
          </Button>
        ) : (
          <Button kind="primary" onTap={() => openTab('booking')}>
            预约法律顾问
          </Button>
        )}
        <Button onTap={onAgain}>再问一个</Button>
      </Empty>
    </View>
  )
}
