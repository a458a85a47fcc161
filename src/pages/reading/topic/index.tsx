import { TOPIC_NAMES, TopicSchema } from '@domain/topics'
import * as v from 'valibot'
import { Frame } from '@/features/frame/frame'
import { TopicLessons } from '@/features/lessons/topic-lessons'
import { useParam } from '@/platform/navigate'

export default function TopicPage() {
  const given = v.safeParse(TopicSchema, useParam('topic'))
  const topic = given.success ? given.output : 'legal-aid'
  return (
    <Frame title={TOPIC_NAMES[topic]}>
      <TopicLessons topic={topic} />
    </Frame>
  )
}
