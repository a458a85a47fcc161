import { TOPIC_NAMES, type Topic } from '@domain/topics'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { ReadView } from '@/features/frame/read-view'
import { useReader } from '@/features/reader/store'
import { TopicHead } from '@/features/topics/topic-head'
import { TopicPicture } from '@/features/topics/topic-picture'
import { open, openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { LessonCard } from './lesson-card'

/** Every lesson on one topic. */
export function TopicLessons({ topic }: { topic: Topic }) {
  const audience = useReader((reader) => reader.audience) ?? 'general'
  const read = useRead('lessons', { query: { audience, topic } })
  return (
    <ReadView read={read}>
      {(lessons) =>
        lessons.length === 0 ? (
          <Empty title={`“${TOPIC_NAMES[topic]}”还没有文章`} picture={<TopicPicture topic={topic} />}>
            <View>可以搜一搜法律原文，或者约法律顾问当面问。</View>
            <Button icon="search" onTap={() => open('reading/search')}>
              搜一搜
            </Button>
            <Button icon="booking" onTap={() => openTab('booking')}>
              预约法律顾问
            </Button>
          </Empty>
        ) : (
          <View className="stack">
            <TopicHead topic={topic}>{`共 ${lessons.length} 篇，点开就能看、能听`}</TopicHead>
            {lessons.map((lesson) => (
              <LessonCard key={lesson.id} lesson={lesson} why={lesson.why} />
            ))}
          </View>
        )
      }
    </ReadView>
  )
}
