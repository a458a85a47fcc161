import type { LessonSummary } from '@domain/lessons'
import { TOPIC_NAMES } from '@domain/topics'
import { View } from '@tarojs/components'
import { Card } from '@/components/card/card'
import { Tag } from '@/components/tag/tag'
import { useLargeText } from '@/features/reader/store'
import { open } from '@/platform/navigate'
import { Highlighted } from './highlighted'
import './lesson-card.scss'

/** A lesson in a list: the villager's question, the answer in one sentence, why it is shown. */
export function LessonCard({ lesson, terms = [] }: { lesson: LessonSummary; terms?: readonly string[] }) {
  const large = useLargeText()
  const [topic] = lesson.topics
  return (
    <Card onTap={() => open('reading/lesson', { id: lesson.id })}>
      <View className="lesson-card__title">
        <Highlighted text={lesson.title} terms={terms} />
      </View>
      <View className="lesson-card__summary">
        <Highlighted text={lesson.summary} terms={terms} />
      </View>
      <View className="lesson-card__foot">
        {topic && <Tag tone="pine">{TOPIC_NAMES[topic]}</Tag>}
        {!large && <View className="lesson-card__minutes">{`约 ${lesson.minutes} 分钟`}</View>}
        {lesson.why && <View className="lesson-card__why">{lesson.why}</View>}
      </View>
    </Card>
  )
}
