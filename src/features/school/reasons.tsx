import type { ClassSession, Phase } from '@domain/school'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { bringIntoView } from '@/platform/focus'
import { type Stage, useVisit, type Visit } from './visit-store'

interface ReasonsProps {
  visit: Visit
  session: ClassSession
  phase: Phase
  next: Stage
  nextText: string
}

/** What was right and why, at once after handing in. */
export function Reasons({ visit, session, phase, next, nextText }: ReasonsProps) {
  const goTo = useVisit((store) => store.goTo)
  useEffect(() => bringIntoView('class-top'), [])
  const marked = visit.marked[phase]
  const words = new Map(session[phase].map((question) => [question.id, question]))
  return (
    <View className="stack">
      <View id="class-top">
        <Heading level={1}>{`交好了：${marked?.results.length ?? 0} 题对了 ${marked?.right ?? 0} 题`}</Heading>
      </View>
      <View>答错不要紧，看看为什么。</View>
      {marked?.results.map(({ id, right, answer, chosen, reason }) => {
        const { question = '', options = [] } = words.get(id) ?? {}
        return (
          <Card key={id}>
            <View className="stack">
              <View className="strong">{question}</View>
              {!right && <View>{`您选的：${chosen === undefined ? '我不知道' : (options[chosen] ?? '')}`}</View>}
              <Banner icon={right ? 'check' : 'info'} tone={right ? 'pine' : 'clay'}>
                {`${right ? '答对了' : '应该是'}：${options[answer] ?? ''}`}
              </Banner>
              <View>{reason}</View>
            </View>
          </Card>
        )
      })}
      <Button kind="primary" onTap={() => goTo(next)}>
        {nextText}
      </Button>
    </View>
  )
}
