import type { LessonSummary } from '@domain/lessons'
import { TOPIC_NAMES } from '@domain/topics'
import { View } from '@tarojs/components'
import { Card } from '@/components/card/card'
import { Tag } from '@/components/tag/tag'
import { useLargeText } from '@/features/reader/store'
import { open } from '@/platform/navigate'
import { Highlighted } from './highlighted'
import { useShelf } from './shelf-store'
import './lesson-card.scss'

interface LessonCardProps {
  lesson: LessonSummary
  /** Why it is shown to this reader. */
  why?: string
  /** Words to mark. */
  terms?: readonly string[]
}

/** A lesson in a list: the villager's question, the answer in one sentence, why it is shown, whether it was read here. */
export function LessonCard({ lesson, why, terms = [] }: LessonCardProps) {
  const large = useLargeText()
  const wasRead = useShelf((shelf) => shelf.history.some(({ id }) => id === lesson.id))
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
        {wasRead ? <View>您看过</View> : why && <View className="lesson-card__why">{why}</View>}
      </View>
    </Card>
  )
}
