import type { Audience } from '@domain/audiences'
import type { Contact } from '@domain/directory'
import type { SearchReply } from '@domain/search'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { ContactCall } from '@/features/directory/contact-call'
import { ReadView } from '@/features/frame/read-view'
import { GuideRow } from '@/features/guides/guides'
import { LessonCard } from '@/features/lessons/lesson-card'
import { useReader } from '@/features/reader/store'
import { open, openTab } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { ArticleHitCard } from './article-hit'

/** What was found: lessons first, then the law's own words, then whom to call. */
export function SearchResults({ query, audience }: { query: string; audience: Audience | undefined }) {
  const villageId = useReader((reader) => reader.villageId)
  const read = useRead('search', {
    query: { q: query, ...(audience ? { audience } : {}), ...(villageId ? { villageId } : {}) },
  })
  return <ReadView read={read}>{(reply) => <Found reply={reply} />}</ReadView>
}

function Found({ reply }: { reply: SearchReply }) {
  return (
    <View>
      {!reply.answered && <NoAnswer contacts={reply.contacts} />}
      <Services reply={reply} />
      {reply.lessons.length > 0 && (
        <Section title={reply.answered ? '普法内容' : '也许用得上'}>
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
      {reply.answered && (
        <Section title="还是不清楚？">
          <WhomToAsk contacts={reply.contacts} />
        </Section>
      )}
    </View>
  )
}

/** People asked for by name of office, how to apply for things, and villages' own rules: few and exact, so they come first. */
function Services({ reply: { people, guides, rules, villageNeeded } }: { reply: SearchReply }) {
  return (
    <>
      {villageNeeded && (
        <Section title="您是哪个村的？">
          <Rows>
            <Row
              icon="place"
              title="选您的村"
              note="选一次，就能找到本村的网格员、调解员和村规民约"
              onTap={() => open('settings/village')}
            />
          </Rows>
        </Section>
      )}
      {people.length > 0 && (
        <Section title="您要找的人">
          {people.map((contact) => (
            <ContactCall key={contact.id} contact={contact} />
          ))}
        </Section>
      )}
      {guides.length + rules.length > 0 && (
        <Section title="怎么办理">
          <Rows>
            {rules.map(({ villageId, name }) => (
              <Row
                key={villageId}
                icon="collective"
                title={`${name}村规民约`}
                onTap={() => open('directory/rules', { villageId })}
              />
            ))}
            {guides.map((guide) => (
              <GuideRow key={guide.id} guide={guide} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

/** Nothing fits well: people first, and what becomes of the words that were searched for. */
function NoAnswer({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <View className="stack">
      <Empty icon="question" title="没有找到现成的答案">
        <View>换个说法再试试，或者直接打电话、约法律顾问问。搜的话会不记名地记下来，好补上这方面的内容。</View>
      </Empty>
      <WhomToAsk contacts={contacts} />
    </View>
  )
}

function WhomToAsk({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <>
      <Button icon="booking" onTap={() => openTab('booking')}>
        约法律顾问当面问
      </Button>
      {contacts.map((contact) => (
        <ContactCall key={contact.id} contact={contact} />
      ))}
    </>
  )
}
