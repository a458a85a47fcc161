import type { Audience } from '@domain/audiences'
import type { SearchReply } from '@domain/search'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { Section } from '@/components/section/section'
import { ContactCall } from '@/features/directory/contact-call'
import { ReadView } from '@/features/frame/read-view'
import { LessonCard } from '@/features/lessons/lesson-card'
import { openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { ArticleHitCard } from './article-hit'

/** What was found: lessons first, then the law's own words, then whom to call. */
export function SearchResults({ query, audience }: { query: string; audience: Audience | undefined }) {
  const read = useRead('search', { query: audience ? { q: query, audience } : { q: query } })
  return <ReadView read={read}>{(reply) => <Found reply={reply} />}</ReadView>
}

function Found({ reply }: { reply: SearchReply }) {
  const nothing = reply.lessons.length === 0 && reply.articles.length === 0
  return (
    <View>
      {nothing && (
        <Empty icon="question" title="没有找到现成的答案">
          <View>
            换个说法再试试，或者直接打电话、约法律顾问问。您搜的话会不记名地记下来，好让我们补上这方面的内容。
          </View>
        </Empty>
      )}
      {reply.lessons.length > 0 && (
        <Section title="普法内容">
          {reply.lessons.map((lesson) => (
            <LessonCard key={lesson.id} lesson={lesson} terms={reply.terms} />
          ))}
        </Section>
      )}
      {reply.articles.length > 0 && (
        <Section title="法律条文">
          {reply.articles.map((hit) => (
            <ArticleHitCard key={`${hit.statute}${hit.label}${hit.text}`} hit={hit} terms={reply.terms} />
          ))}
        </Section>
      )}
      <Section title="还是不清楚？">
        <Button icon="booking" onTap={() => openTab('booking')}>
          约法律顾问当面问
        </Button>
        {reply.contacts.map((contact) => (
          <ContactCall key={contact.id} contact={contact} />
        ))}
      </Section>
    </View>
  )
}
