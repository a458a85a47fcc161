import type { LessonDetail } from '@domain/lessons'
import { TOPIC_NAMES } from '@domain/topics'
import { View } from '@tarojs/components'
import { useEffect, useMemo } from 'react'
import { Button } from '@/components/button/button'
import { Heading } from '@/components/heading/heading'
import { Section } from '@/components/section/section'
import { ShareButton } from '@/components/share-button/share-button'
import { Tags } from '@/components/tag/tag'
import { ContactCall } from '@/features/directory/contact-call'
import { callable, LEGAL_LINE, useTown } from '@/features/directory/use-town'
import { ReadView } from '@/features/frame/read-view'
import { WithGlossary } from '@/features/glossary/with-glossary'
import { ReadAloud } from '@/features/read-aloud/read-aloud'
import { sentencesOf } from '@/features/read-aloud/sentences'
import { Spoken } from '@/features/read-aloud/spoken'
import { useReadAloud } from '@/features/read-aloud/use-read-aloud'
import { ShareCard } from '@/features/share/share-card'
import { TopicHead } from '@/features/topics/topic-head'
import { openTab } from '@/platform/navigate'
import { useShare } from '@/platform/share'
import { useRead } from '@/platform/use-read'
import { Broadcast } from './broadcast'
import { LessonBody } from './lesson-body'
import { useShelf } from './shelf-store'
import { useReadingCount } from './use-reading-count'
import './lesson-reader.scss'

/** One lesson: heard or read, kept, shared, and what to do next. */
export function LessonReader({ id }: { id: string }) {
  const read = useRead('lesson', { params: { id } })
  useReadingCount(read.data?.id)
  return <ReadView read={read}>{(lesson) => <Opened lesson={lesson} />}</ReadView>
}

function Opened({ lesson }: { lesson: LessonDetail }) {
  const { favourites, opened, toggleFavourite } = useShelf()
  const share = useShare({ title: lesson.title, screen: 'reading/lesson', params: { id: lesson.id } })
  const kept = favourites.some((entry) => entry.id === lesson.id)
  const { id, title } = lesson
  const [topic] = lesson.topics
  const controls = useReadAloud(useMemo(() => sentencesOf(lesson), [lesson]))
  useEffect(() => opened({ id, title }), [id, title, opened])
  return (
    <View className="stack">
      <TopicHead topic={topic}>
        <Tags words={lesson.topics.map((topic) => TOPIC_NAMES[topic])} tone="pine" />
      </TopicHead>
      <Heading level={1}>{lesson.title}</Heading>
      <View className="lesson__summary">{lesson.summary}</View>
      <ReadAloud controls={controls} />
      <Spoken.Provider value={controls.sentence}>
        <WithGlossary>
          <LessonBody lesson={lesson} />
        </WithGlossary>
      </Spoken.Provider>
      <Section title="要人帮忙">
        <Button kind="primary" icon="booking" onTap={() => openTab('booking')}>
          预约法律顾问
        </Button>
        <Helpers topics={lesson.topics} />
      </Section>
      <Section>
        <Button icon={kept ? 'star-on' : 'star'} onTap={() => toggleFavourite(lesson)}>
          {kept ? '已收藏，点一下取消' : '收藏'}
        </Button>
        <ShareButton onShare={() => void share()}>转给别人看</ShareButton>
        <ShareCard lesson={lesson} />
        {lesson.broadcast && <Broadcast script={lesson.broadcast} />}
      </Section>
    </View>
  )
}

function Helpers({ topics }: { topics: readonly string[] }) {
  const town = useTown()
  const contacts = callable(town?.contacts ?? [], topics).slice(0, 2)
  if (contacts.length === 0)
    return <ContactCall contact={{ id: 'legal-line', kind: 'hotline', topics: [], ...LEGAL_LINE }} />
  return (
    <>
      {contacts.map((contact) => (
        <ContactCall key={contact.id} contact={contact} />
      ))}
    </>
  )
}
