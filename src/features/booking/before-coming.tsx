import type { Topic } from '@domain/topics'
import { Section } from '@/components/section/section'
import { LessonCard } from '@/features/lessons/lesson-card'
import { useReader } from '@/features/reader/store'
import { useRead } from '@/platform/use-read'

const MOST = 2

/** What to read before the consultation, so that the half hour goes to what is special in one's own case. */
export function BeforeComing({ topic }: { topic: Topic }) {
  const audience = useReader((reader) => reader.audience) ?? 'general'
  const { data } = useRead('lessons', { query: { audience, topic } })
  if (!data?.length) return null
  return (
    <Section title="来之前可以先看">
      {data.slice(0, MOST).map((lesson) => (
        <LessonCard key={lesson.id} lesson={lesson} />
      ))}
    </Section>
  )
}
