import { GUIDE_SECTIONS, type GuideDetail } from '@domain/guides'
import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { Section } from '@/components/section/section'
import { ContactCall } from '@/features/directory/contact-call'
import { ReadView } from '@/features/frame/read-view'
import { WithGlossary } from '@/features/glossary/with-glossary'
import { Blocks } from '@/features/lessons/blocks'
import { CitationCard } from '@/features/lessons/citation-card'
import { ReadAloud } from '@/features/read-aloud/read-aloud'
import { sectionedSentences } from '@/features/read-aloud/sentences'
import { Spoken } from '@/features/read-aloud/spoken'
import { useReadAloud } from '@/features/read-aloud/use-read-aloud'
import { bringIntoView } from '@/platform/focus'
import { useRead } from '@/platform/use-read'

/** One service, all of it on one page, to be read or heard; opens again without a network. */
export function GuideReader({ id }: { id: string }) {
  const read = useRead('guide', { params: { id } })
  return <ReadView read={read}>{(guide) => <Opened guide={guide} />}</ReadView>
}

function Opened({ guide }: { guide: GuideDetail }) {
  const controls = useReadAloud(useMemo(() => sectionedSentences(guide, GUIDE_SECTIONS), [guide]))
  return (
    <View className="stack">
      <Heading level={1}>{guide.title}</Heading>
      <View>{guide.summary}</View>
      <ReadAloud controls={controls} />
      <Spoken.Provider value={controls.sentence}>
        <WithGlossary>
          {guide.sections.map(({ kind, blocks }) => (
            <Section key={kind} title={GUIDE_SECTIONS[kind]}>
              <Card>
                <Blocks section={kind} blocks={blocks} onCite={(cite) => bringIntoView(`citation-${cite}`)} />
              </Card>
            </Section>
          ))}
        </WithGlossary>
      </Spoken.Provider>
      <Section title="去之前打电话问">
        {guide.contacts.map((contact) => (
          <ContactCall key={contact.id} contact={contact} />
        ))}
      </Section>
      <Section title="法律依据">
        {guide.citations.map((citation, index) => (
          <CitationCard key={`${citation.article}${citation.quote}`} citation={citation} number={index + 1} />
        ))}
      </Section>
      <View className="soft">材料和时间以办事窗口的答复为准。窗口应当一次说清要补什么。</View>
    </View>
  )
}
