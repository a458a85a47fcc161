import { AUDIENCE_NAMES, type Audience } from '@domain/audiences'
import { HOME_CALLS, HOME_LESSONS } from '@domain/home'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Heading } from '@/components/heading/heading'
import { Icon } from '@/components/icon/icon'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { Tap } from '@/components/tap/tap'
import { ContactCall } from '@/features/directory/contact-call'
import { ServiceRows } from '@/features/directory/service-rows'
import { ReadView } from '@/features/frame/read-view'
import { ArrangedLessons } from '@/features/lessons/arranged-lessons'
import { useLargeText, useReader } from '@/features/reader/store'
import { SearchEntry } from '@/features/search/search-entry'
import { SurveyCard } from '@/features/survey/survey-card'
import { open, openTab } from '@/platform/navigate'
import { endOpening } from '@/platform/opening'
import { type ReadState, useRead } from '@/platform/use-read'
import { DutyCard } from './duty-card'
import type { HomePage } from './home-page'
import { LargeHome } from './large-home'
import './home.scss'

/** What the person sees first: search, the next duty day, lessons for their group, whom to call. */
export function Home() {
  const { audience = 'general', villageId } = useReader()
  const large = useLargeText()
  const sizeWord = large ? '字号' : '大字版'
  const read = useRead('home', { query: villageId ? { audience, villageId } : { audience } })
  const settled = Boolean(read.data ?? read.failure)
  useEffect(() => {
    if (settled) endOpening()
  }, [settled])
  return (
    <>
      <View className="home__top">
        <View className="home__greeting">
          <Heading level={1}>{read.data?.greeting ?? '您好'}</Heading>
        </View>
        <Tap className="home__size" label={`${sizeWord}，改字的大小`} onTap={() => open('settings/text-size')}>
          <Icon name="text" />
          <View>{sizeWord}</View>
        </Tap>
      </View>
      {read.data?.season && <View className="home__season">{read.data.season}</View>}
      {large ? <LargeHome home={read.data} audience={audience} /> : <StandardHome read={read} audience={audience} />}
    </>
  )
}

/** In standard type: search, and everything the town has for this reader, on one page. */
function StandardHome({ read, audience }: { read: ReadState<HomePage>; audience: Audience }) {
  return (
    <>
      <SearchEntry words="遇到什么事？用自己的话搜" />
      {audience === 'youth' && (
        <View className="home__class">
          <Rows>
            <Row icon="youth" title="进课堂" note="老师给了课堂码，从这里进" onTap={() => open('school/class')} />
          </Rows>
        </View>
      )}
      <ReadView read={read} lines={8}>
        {(home) => (
          <>
            <DutyCard day={home.nextDutyDay} />
            <Section>
              <Rows>
                <Row
                  icon="phone"
                  title="找人找电话"
                  note="本村网格员、调解员、热线"
                  onTap={() => open('directory/contacts')}
                />
                <ServiceRows />
              </Rows>
            </Section>
            <Section title={audience === 'general' ? '常有人问的事' : `给${AUDIENCE_NAMES[audience].name}的内容`}>
              <ArrangedLessons lessons={home.lessons} shown={HOME_LESSONS} />
              <Rows>
                <Row icon="learn" title="看全部普法内容" onTap={() => openTab('learn')} />
              </Rows>
            </Section>
            {home.surveys.length > 0 && (
              <Section title="听听您的意见">
                {home.surveys.map((survey) => (
                  <SurveyCard key={survey.id} survey={survey} />
                ))}
              </Section>
            )}
            <Section title="有事打电话">
              {home.hotlines.slice(0, HOME_CALLS).map((contact) => (
                <ContactCall key={contact.id} contact={contact} />
              ))}
            </Section>
          </>
        )}
      </ReadView>
    </>
  )
}
