import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Section } from '@/components/section/section'
import { useDraft } from '@/features/booking/draft'
import { useTown } from '@/features/directory/use-town'
import { forgetCounted } from '@/features/lessons/counted'
import { useShelf } from '@/features/lessons/shelf-store'
import { useMediationDraft } from '@/features/mediation/draft-store'
import { useQuestionDraft } from '@/features/questions/draft-store'
import { Aloud } from '@/features/read-aloud/aloud'
import { type PlainSection, plainPlace } from '@/features/read-aloud/sentences'
import { SpokenText } from '@/features/read-aloud/spoken-text'
import { useReader } from '@/features/reader/store'
import { useVisit } from '@/features/school/visit-store'
import { useSurveyDrafts } from '@/features/survey/draft-store'
import { forgetReplies } from '@/platform/reply-cache'
import { remove } from '@/platform/storage'
import { MyData } from './my-data'

/** What is kept and for how long: of bookings and of mediation requests, in days. */
const pointsOf = (booking: number, mediation: number): readonly PlainSection[] => [
  {
    title: '只看内容，不用留名字',
    paragraphs: [
      '看普法内容、查法律、搜索，都不用登录，也不记您是谁。每篇内容只记哪一天、哪类人群读了几次，不记谁读的。搜不到答案的话会记下搜的词，不记谁搜的。',
    ],
  },
  {
    title: '预约时才要姓名和电话',
    paragraphs: [
      `用来安排咨询、有变化时通知您。加密保存，只有当天的法律顾问和司法所工作人员能看，值班日过后 ${booking} 天删除，只留人数。`,
    ],
  },
  {
    title: '申请调解时写的话，只有办事的人看',
    paragraphs: [
      `姓名、电话、事情经过和说定的内容都加密保存，只有办这件事的人和司法所能看，办完 ${mediation} 天后删除，只留件数。`,
    ],
  },
  {
    title: '问卷不记名',
    paragraphs: ['只用一个算不回来的记号防止重复填写。五个人以下的统计结果不公布。'],
  },
  {
    title: '学生不留任何个人信息',
    paragraphs: ['课堂答题、匿名提问，不问姓名、电话、学号。'],
  },
  {
    title: '不要位置、通讯录、相册',
    paragraphs: ['看地图只是打开地图，不读您在哪里。没有广告，不给别的公司数据。'],
  },
]

/** What is kept, why, for how long; and forgetting what is on this phone. */
export function Privacy() {
  const [forgotten, setForgotten] = useState(false)
  const town = useTown()
  const points = pointsOf(town?.retentionDays ?? 180, town?.mediationRetentionDays ?? 365)
  const forget = () => {
    useDraft.getState().forget()
    useMediationDraft.getState().forget()
    useQuestionDraft.getState().forget()
    useSurveyDrafts.getState().forgetAll()
    useVisit.getState().forget()
    useShelf.getState().clear()
    forgetCounted()
    useReader.getState().reset()
    remove('search-history')
    forgetReplies('')
    setForgotten(true)
  }
  return (
    <View className="stack">
      <Aloud sections={points}>
        {points.map(({ title, paragraphs }, point) => (
          <Card key={title}>
            <View className="strong">{title}</View>
            {paragraphs.map((words, paragraph) => (
              <View key={words}>
                <SpokenText place={plainPlace(point, paragraph)} text={words} />
              </View>
            ))}
          </Card>
        ))}
      </Aloud>
      <MyData onErased={forget} />
      <Section title="删掉这部手机上存的">
        <View>看过的内容、搜索记录、没填完的表、家人名字，都会删掉。已经约好的咨询不受影响。</View>
        {forgotten ? (
          <Banner icon="check" tone="pine">
            都删掉了。
          </Banner>
        ) : (
          <Button kind="danger" icon="trash" onTap={forget}>
            删掉手机上的记录
          </Button>
        )}
      </Section>
    </View>
  )
}
