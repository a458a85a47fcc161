import { AUDIENCE_NAMES } from '@domain/audiences'
import { View } from '@tarojs/components'
import { Heading } from '@/components/heading/heading'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { useTown } from '@/features/directory/use-town'
import { useLargeText, useReader } from '@/features/reader/store'
import { TextSizeChoice } from '@/features/settings/text-size-choice'
import { SurveyCard } from '@/features/survey/survey-card'
import { UnfinishedSurveys } from '@/features/survey/unfinished'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'

/** What is mine: bookings, what I read, who I am here, and the size of the type. */
export function Me() {
  const { audience, villageId } = useReader()
  // In 大字版 the home page has no room for them.
  const large = useLargeText()
  const wanted = { audience: audience ?? 'general', ...(villageId ? { villageId } : {}) }
  const surveys = useRead('surveys', large ? { query: wanted } : undefined).data ?? []
  const village = useTown()?.villages.find((candidate) => candidate.id === villageId)
  return (
    <View>
      <Heading level={1}>我的</Heading>
      <Section>
        <Rows>
          <Row icon="ticket" title="我的预约" onTap={() => open('appointment/mine')} />
          <Row icon="mediation" title="我的调解" onTap={() => open('mediation/mine')} />
          <Row icon="star" title="收藏的、看过的" onTap={() => open('reading/shelf')} />
          <Row icon="question" title="不留名提问" note="不留名字问，看大家问过的" onTap={() => open('school/ask')} />
        </Rows>
      </Section>
      <UnfinishedSurveys />
      <Section title="字的大小">
        <TextSizeChoice />
      </Section>
      {surveys.length > 0 && (
        <Section title="听听您的意见">
          {surveys.map((survey) => (
            <SurveyCard key={survey.id} survey={survey} />
          ))}
        </Section>
      )}
      <Section title="先看哪些内容">
        <Rows>
          <Row
            icon="people"
            title="我是哪类人群"
            note={audience ? AUDIENCE_NAMES[audience].name : '还没有选'}
            onTap={() => open('settings/audience')}
          />
          <Row
            icon="collective"
            title="我在哪个村"
            note={village?.name ?? '还没有选'}
            onTap={() => open('settings/village')}
          />
        </Rows>
      </Section>
      <Section title="其他">
        <Rows>
          <Row icon="shield" title="隐私说明" note="我们存了什么，怎么删" onTap={() => open('settings/privacy')} />
          <Row icon="info" title="关于" onTap={() => open('settings/about')} />
        </Rows>
      </Section>
    </View>
  )
}
