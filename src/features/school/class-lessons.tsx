import type { ClassSession } from '@domain/school'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { LessonCard } from '@/features/lessons/lesson-card'
import { TopicPicture } from '@/features/topics/topic-picture'
import { open, openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { LeaveClass } from './leave-class'
import { useVisit, type Visit } from './visit-store'

interface JoinedProps {
  visit: Visit
  session: ClassSession
}

/** What the class is about, to read between the two quizzes. */
export function ClassLessons({ session }: JoinedProps) {
  const goTo = useVisit((store) => store.goTo)
  return (
    <View className="stack">
      <Heading level={1}>{session.title}</Heading>
      <View>先听老师讲，或者点开读一读。看完回到这里，再答几道题。</View>
      {session.lessons.map((lesson) => (
        <LessonCard key={lesson.id} lesson={lesson} />
      ))}
      <Button kind="primary" onTap={() => goTo('after')}>
        讲完了，答课后小测
      </Button>
      <LeaveClass />
    </View>
  )
}

/** The end: how it went for this student, seen on this phone only, and where to go with a question. */
export function ClassEnd({ visit, session }: JoinedProps) {
  const { before, after } = visit.marked
  const surveys = useRead('surveys', { query: { access: 'class-code' } }).data ?? []
  return (
    <View className="stack">
      <Empty picture={<TopicPicture topic="minors" />} title="这节课上完了，谢谢您">
        <View>全班的结果在大屏幕上，上面没有谁的名字。</View>
      </Empty>
      {before && after && (
        <Card tone="pine">
          {`您课前 ${before.results.length} 题对了 ${before.right} 题，课后 ${after.results.length} 题对了 ${after.right} 题。只有这部手机知道。`}
        </Card>
      )}
      <Section title="这节课的内容">
        {session.lessons.map((lesson) => (
          <LessonCard key={lesson.id} lesson={lesson} />
        ))}
      </Section>
      <Rows>
        {surveys.map(({ id, title, questions, minutes }) => (
          <Row
            key={id}
            icon="survey"
            title={title}
            note={`${questions} 个问题，约 ${minutes} 分钟，不记名字`}
            onTap={() => open('survey/fill', { id, code: visit.code })}
          />
        ))}
        <Row icon="question" title="还有想问的" note="不留名字也能问" onTap={() => open('school/ask')} />
        <Row icon="learn" title="看更多普法内容" onTap={() => openTab('learn')} />
      </Rows>
      <LeaveClass />
    </View>
  )
}
