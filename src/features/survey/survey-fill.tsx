import type { CallInput } from '@domain/api'
import type { SurveyDefinition, SurveyVersion } from '@domain/survey'
import { questionsOf, surveyMinutes } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import { answersInWords } from '@domain/survey-words'
import { farDateInWords, localDate } from '@domain/time'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { useTown } from '@/features/directory/use-town'
import { ReadView } from '@/features/frame/read-view'
import { TopicPicture } from '@/features/topics/topic-picture'
import { role } from '@/platform/aria'
import { copy } from '@/platform/clipboard'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { bringIntoView } from '@/platform/focus'
import { goBack, open } from '@/platform/navigate'
import { notice } from '@/platform/notice'
import { call } from '@/platform/request'
import { signIn } from '@/platform/session'
import { useShare } from '@/platform/share'
import { useRead } from '@/platform/use-read'
import { draftKey, type SurveyDraft, useSurveyDrafts } from './draft-store'
import { Filling } from './filling'
import { ForgetDraft } from './forget-draft'

interface SurveyFillProps {
  id: string
  bookingId?: string | undefined
  classCode?: string | undefined
}

/** A survey from its introduction to its thanks. A draft on the phone opens without a network, where it was left. */
export function SurveyFill({ id, bookingId, classCode }: SurveyFillProps) {
  const key = draftKey(id, bookingId, classCode)
  const draft = useSurveyDrafts((store) => store.drafts[key])
  const sent = useSurveyDrafts((store) => store.sent.includes(key))
  const opened = useSurveyDrafts((store) => store.opened)
  useEffect(() => opened(key), [opened, key])
  const read = useRead('survey', asked({ id, bookingId, classCode }))
  const villages = useTown()?.villages ?? []
  const [refused, setRefused] = useState<ApiFailure>()
  const inVain = inVainOf(refused ?? read.failure)
  const closed = refused?.code === 'survey-closed' || read.data?.open === false
  const { title } = read.data?.definition ?? draft?.definition ?? { title: '填问卷，说说您的需要' }
  // Neither the booking nor the class of this phone goes with it.
  useShare({ title, screen: 'survey/fill', params: { id } })

  if (sent) return <Thanks />
  if (draft && closed) return <ClosedWithDraft id={key} draft={draft} />
  if (draft)
    return (
      <>
        {inVain && <CannotGo why={inVain} />}
        <Filling
          draftId={key}
          draft={draft}
          villages={villages}
          onRefused={setRefused}
          saidAbove={inVain !== undefined}
        />
        <ForgetDraft id={key} />
      </>
    )
  if (inVain) return <Elsewhere inClass={classCode !== undefined} why={inVain} />
  return (
    <ReadView read={read}>{(survey) => <Intro survey={survey} bookingId={bookingId} classCode={classCode} />}</ReadView>
  )
}

const asked = ({ id, bookingId, classCode }: SurveyFillProps): CallInput<'survey'> => ({
  params: { id },
  query: { ...(bookingId ? { bookingId } : {}), ...(classCode ? { classCode } : {}) },
})

/** Why answers are not taken from this phone now, for want of a class or of a consultation, if that is what failed. */
const inVainOf = (failure: ApiFailure | undefined): string | undefined =>
  failure && ['class-code-wrong', 'class-code-expired', 'forbidden'].includes(failure.code)
    ? failure.message
    : undefined

function Intro({ survey, bookingId, classCode }: { survey: SurveyVersion } & Omit<SurveyFillProps, 'id'>) {
  const { definition } = survey
  const begin = useSurveyDrafts((store) => store.begin)
  const villages = useTown()?.villages ?? []
  const [answeredNow, setAnswered] = useState(false)
  const [inVain, setInVain] = useState<string>()
  const [busy, setBusy] = useState(false)

  const start = async () => {
    setBusy(true)
    // Said before starting, not after: but without a network one may fill in now and send later.
    const now = await latest(definition, { id: definition.id, bookingId, classCode }).catch((thrown) => {
      const refusal = inVainOf(toFailure(thrown))
      setInVain(refusal)
      return refusal ? undefined : survey
    })
    setBusy(false)
    if (!now) return
    if (now.answered) return setAnswered(true)
    begin({
      version: now.version,
      definition: now.definition,
      villages: now.definition.villages.length ? now.definition.villages : villages.map(({ id }) => id),
      ...(bookingId ? { bookingId } : {}),
      ...(classCode ? { classCode } : {}),
    })
  }
  if (answeredNow || survey.answered)
    return <Empty picture={<TopicPicture topic="collective" />} title="您已经答过了，谢谢您" />
  const why = inVain ?? missing(definition, { bookingId, classCode })
  if (why) return <Elsewhere inClass={definition.access === 'class-code'} why={why} />
  if (!survey.open) return <Empty icon="clock" title="这份问卷已经结束，谢谢您的关心" />
  return (
    <View className="stack">
      <Heading level={1}>{definition.title}</Heading>
      <Card>{definition.intro}</Card>
      <View>{`最多 ${questionsOf(definition).length} 个问题，大约 ${surveyMinutes(definition)} 分钟。${farDateInWords(definition.closes, localDate(new Date()))}前都可以填。`}</View>
      <View className="soft">交了以后，因为不知道哪份是谁的，就不能再改、也不能撤回。</View>
      <Button
        kind="primary"
        icon="survey"
        busy={(busy || villages.length === 0) && '正在打开…'}
        onTap={() => void start()}
      >
        开始填写
      </Button>
    </View>
  )
}

async function latest({ access }: SurveyDefinition, survey: SurveyFillProps): Promise<SurveyVersion> {
  if (access !== 'class-code') await signIn()
  return call('survey', asked(survey))
}

/** What a survey needs that this page was opened without: somebody passed it on, or it is an old address. */
function missing(
  { access }: SurveyDefinition,
  { bookingId, classCode }: Omit<SurveyFillProps, 'id'>,
): string | undefined {
  if (access === 'class-code' && !classCode) return '请输老师给的课堂码，进了课堂，上完课就能填。'
  if (access === 'ticket' && !bookingId) return '请到“我的预约”，点开办完的那一次，从那里评价。'
  return undefined
}

/** For whoever has no class or no finished consultation to answer about: said before anything is, with the way there. */
function Elsewhere({ inClass, why }: { inClass: boolean; why: string }) {
  return (
    <Empty icon={inClass ? 'youth' : 'booking'} title={inClass ? '这份问卷要在课堂上填' : '这份问卷在咨询以后填'}>
      <View {...role('alert')}>{why}</View>
      <Button kind="primary" onTap={() => open(inClass ? 'school/class' : 'appointment/mine')}>
        {inClass ? '去输课堂码' : '看我的预约'}
      </Button>
    </Empty>
  )
}

/** Over while somebody was filling in: what they wrote stays on the phone, and can go once the class is opened again. */
function CannotGo({ why }: { why: string }) {
  useEffect(() => bringIntoView('survey-in-vain'), [])
  return (
    <View id="survey-in-vain">
      <Banner icon="warning" tone="danger">{`${why}您写的都存在这部手机里，能交的时候再来交。`}</Banner>
    </View>
  )
}

/** The end of it, read out where the button pressed last is gone. */
function Thanks() {
  useEffect(() => bringIntoView('survey-thanks'), [])
  return (
    <View id="survey-thanks">
      <Empty picture={<TopicPicture topic="collective" />} title="交好了，谢谢您">
        <View>您的答案没有记名字。汇总以后，会用来安排普法内容和法律顾问值班。</View>
        <Button kind="primary" onTap={goBack}>
          返回
        </Button>
      </Empty>
    </View>
  )
}

/** Closed while somebody was filling in: told so, and nothing of what they wrote is lost. */
function ClosedWithDraft({ id, draft }: { id: string; draft: SurveyDraft }) {
  const villages = new Map((useTown()?.villages ?? []).map((village) => [village.id, village.name]))
  const { answers } = checkAnswers(draft.definition, draft.answers, draft.villages)
  const words = answersInWords(draft.definition, answers, villages)
  // The button was pressed further down.
  useEffect(() => bringIntoView('survey-closed'), [])
  return (
    <View className="stack">
      <View id="survey-closed">
        <Banner icon="clock">这份问卷在您填写的时候结束了，没能提交。您写的都还在，可以复制下来。</Banner>
      </View>
      <Card>
        <View style={{ whiteSpace: 'pre-wrap' }}>{words}</View>
      </Card>
      <Button
        kind="primary"
        onTap={() => void copy(words).then((done) => notice(done ? '已复制' : '复制不了，请长按文字'))}
      >
        复制我的答案
      </Button>
      <ForgetDraft id={id} />
    </View>
  )
}
