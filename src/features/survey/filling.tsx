import type { Village } from '@domain/directory'
import { checkAnswers } from '@domain/survey-answers'
import { type SurveyScreen, screensOf } from '@domain/survey-screens'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Failed } from '@/features/frame/failed'
import { ReadAloud } from '@/features/read-aloud/read-aloud'
import { useReadAloud } from '@/features/read-aloud/use-read-aloud'
import { useLargeText } from '@/features/reader/store'
import { role } from '@/platform/aria'
import type { ApiFailure } from '@/platform/failure'
import { bringIntoView } from '@/platform/focus'
import { type SurveyDraft, useSurveyDrafts } from './draft-store'
import { answerId, QuestionView } from './question-view'
import { type Sent, sendDraft } from './send'
import { spokenQuestions } from './spoken-questions'

interface FillingProps {
  draftId: string
  draft: SurveyDraft
  villages: readonly Village[]
  /** The server took none of it: it was closed, or its class is over. */
  onRefused: (failure: ApiFailure) => void
  /** The page says above why answers are not taken now: not said again below. */
  saidAbove: boolean
}

/** The screens of a survey one after the other: forward only past what is answered well, back without loss. */
export function Filling({ draftId, draft, villages, onRefused, saidAbove }: FillingProps) {
  const { answer, goTo } = useSurveyDrafts()
  const [shown, setShown] = useState(false)
  const [result, setResult] = useState<Sent | 'sending'>()
  const [wasWaiting] = useState(draft.waiting)
  // Started from below the introduction: the first question stands above.
  useEffect(() => bringIntoView('survey-top'), [])
  const checked = checkAnswers(draft.definition, draft.answers, draft.villages)
  const screens = screensOf(draft.definition, checked.path, useLargeText())
  const at = Math.min(draft.screen, screens.length - 1)
  const screen = screens[at]
  if (!screen) return null
  const last = at === screens.length - 1

  const turnTo = (next: number) => {
    setShown(false)
    setResult(undefined)
    goTo(draftId, next)
    bringIntoView('survey-top')
  }
  const forward = async () => {
    const faulty = (last ? screens.flatMap(({ questions }) => questions) : screen.questions).find(
      ({ id }) => checked.faults[id],
    )
    if (faulty) {
      const where = screens.findIndex(({ questions }) => questions.includes(faulty))
      if (where !== at) goTo(draftId, where)
      setShown(true)
      return bringIntoView(answerId(faulty))
    }
    if (!last) return turnTo(at + 1)
    setResult('sending')
    const sent = await sendDraft(draftId)
    setResult(sent)
    if (typeof sent === 'object') onRefused(sent)
  }

  return (
    <View className="stack">
      {wasWaiting && draft.waiting && result === undefined && (
        <Banner icon="offline">上次没能提交，答案都在手机里。网络好了会自动提交，也可以翻到最后再点“提交”。</Banner>
      )}
      <Progress at={at} of={screens.length} />
      <ReadScreen key={`read-${at}`} screen={screen} />
      {screen.questions.map((question) => (
        <QuestionView
          key={question.id}
          question={question}
          value={draft.answers[question.id]}
          villages={villages.filter(({ id }) => draft.villages.includes(id))}
          fault={shown ? checked.faults[question.id] : undefined}
          onAnswer={(value) => answer(draftId, question.id, value)}
        />
      ))}
      {result === 'waiting' && (
        <Banner icon="offline">现在交不上去。答案已经存在手机里，网络好了会自动提交，不用再填。</Banner>
      )}
      {typeof result === 'object' && !saidAbove && <Failed failure={result} />}
      <View className="stack">
        <Button kind="primary" busy={result === 'sending' && '正在提交…'} onTap={() => void forward()}>
          {last ? '提交' : '下一页'}
        </Button>
        {at > 0 && (
          <Button icon="back" onTap={() => turnTo(at - 1)}>
            上一页
          </Button>
        )}
      </View>
    </View>
  )
}

function Progress({ at, of }: { at: number; of: number }) {
  return (
    <View id="survey-top" className="survey-progress" {...role('status')}>
      <View>{`第 ${at + 1} 页，共 ${of} 页。填到哪都会自动存好。`}</View>
      <View className="survey-progress__bar" aria-hidden>
        <View className="survey-progress__done" style={{ width: `${Math.round(((at + 1) / of) * 100)}%` }} />
      </View>
    </View>
  )
}

function ReadScreen({ screen }: { screen: SurveyScreen }) {
  return <ReadAloud controls={useReadAloud(spokenQuestions(screen.questions))} />
}
