import type { ClassSession, Phase } from '@domain/school'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Choice } from '@/components/choice/choice'
import { Heading } from '@/components/heading/heading'
import { Failed } from '@/features/frame/failed'
import { bringIntoView } from '@/platform/focus'
import { call } from '@/platform/request'
import { useSending } from '@/platform/use-sending'
import { LeaveClass } from './leave-class'
import { NOT_KNOWN, useVisit, type Visit } from './visit-store'

const TITLES: Record<Phase, string> = { before: '课前小测', after: '课后小测' }

/** The quiz of one phase, one question a screen; what is right comes after handing in, all at once. */
export function ClassQuiz({ visit, session, phase }: { visit: Visit; session: ClassSession; phase: Phase }) {
  const { answer, turnTo, mark } = useVisit()
  const [shown, setShown] = useState(false)
  const { busy, failure, send } = useSending()
  const questions = session[phase]
  const at = Math.min(visit.at, questions.length - 1)
  const question = questions[at]
  useEffect(() => bringIntoView('class-top'), [])
  if (!question) return null
  const answers = visit.answers[phase]
  const chosen = answers[question.id]
  const last = at === questions.length - 1

  const turn = (to: number) => {
    setShown(false)
    turnTo(to)
    bringIntoView('class-top')
  }
  const forward = () => {
    if (chosen === undefined) {
      setShown(true)
      return bringIntoView('class-answer')
    }
    if (!last) return turn(at + 1)
    const known = Object.fromEntries(Object.entries(answers).filter(([, option]) => option !== NOT_KNOWN))
    void send(async () =>
      mark(phase, await call('submitClassQuiz', { body: { participant: visit.participant, phase, answers: known } })),
    )
  }
  return (
    <View className="stack">
      <View id="class-top" className="soft">
        {`${TITLES[phase]}　第 ${at + 1} 题，共 ${questions.length} 题`}
      </View>
      <Heading level={1}>{question.question}</Heading>
      <Choice
        id="class-answer"
        label={question.question}
        options={[
          ...question.options.map((text, option) => ({ value: String(option), text })),
          { value: String(NOT_KNOWN), text: '我不知道' },
        ]}
        selected={chosen === undefined ? [] : [String(chosen)]}
        onToggle={(option) => answer(phase, question.id, Number(option))}
        error={shown && chosen === undefined ? '选一个再往下走，不会就选“我不知道”' : undefined}
      />
      {failure?.isNetwork && (
        <Banner icon="offline">{`没交上去，答案都存在手机里。有网了再点一次“${handInText(phase)}”，不会算两次。`}</Banner>
      )}
      {failure && !failure.isNetwork && <Failed failure={failure} />}
      <Button kind="primary" busy={busy && '正在交…'} onTap={forward}>
        {last ? handInText(phase) : '下一题'}
      </Button>
      {at > 0 && (
        <Button icon="back" onTap={() => turn(at - 1)}>
          上一题
        </Button>
      )}
      <LeaveClass />
    </View>
  )
}

const handInText = (phase: Phase): string => (phase === 'before' ? '交课前小测' : '交课后小测')
