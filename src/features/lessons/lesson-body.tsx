import { type LessonDetail, SECTION_TITLES } from '@domain/lessons'
import { View } from '@tarojs/components'
import { Card } from '@/components/card/card'
import { Section } from '@/components/section/section'
import { bringIntoView } from '@/platform/focus'
import { Blocks } from './blocks'
import { CitationCard } from './citation-card'
import { Quiz } from './quiz'

/** A lesson from its story to its quiz. The law's own words stand right below what is said of them. */
export function LessonBody({ lesson }: { lesson: LessonDetail }) {
  return (
    <>
      {lesson.sections.map((section) => (
        <Section key={section.kind} title={SECTION_TITLES[section.kind]}>
          <Card>
            <Blocks
              section={section.kind}
              blocks={section.blocks}
              onCite={(cite) => bringIntoView(`citation-${cite}`)}
            />
          </Card>
          {section.kind === 'law' &&
            lesson.citations.map((citation, index) => (
              <CitationCard key={`${citation.article}${citation.quote}`} citation={citation} number={index + 1} />
            ))}
        </Section>
      ))}
      <Section title="考考自己">
        <Quiz questions={lesson.quiz} />
      </Section>
      <View className="soft lesson-note">
        这里讲的是一般规定。每家的情况不一样，拿不准就预约法律顾问，或者打 12348。
      </View>
    </>
  )
}
