import type { SurveySummary } from '@domain/survey'
import { farDateInWords, localDate } from '@domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { open } from '@/platform/navigate'
import { draftKey, useSurveyDrafts } from './draft-store'

/** A survey that waits for this person's answer. */
export function SurveyCard({ survey }: { survey: SurveySummary }) {
  const begun = useSurveyDrafts((store) => draftKey(survey.id) in store.drafts)
  return (
    <Card tone="clay">
      <Heading level={3}>{survey.title}</Heading>
      {survey.answered ? (
        <View>您已经答过了，谢谢您。</View>
      ) : (
        <View className="stack">
          <View>{`${survey.questions} 个问题，约 ${survey.minutes} 分钟，${farDateInWords(survey.closes, localDate(new Date()))}前都可以填。不记名字。`}</View>
          <Button icon="survey" onTap={() => open('survey/fill', { id: survey.id })}>
            {begun ? '接着填' : '说说您的需要'}
          </Button>
        </View>
      )}
    </Card>
  )
}
