import { AUDIENCE_NAMES } from '@domain/audiences'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { ReadView } from '@/features/frame/read-view'
import { useLargeText, useReader } from '@/features/reader/store'
import { SearchEntry } from '@/features/search/search-entry'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { ArrangedLessons } from './arranged-lessons'
import { TopicGrid } from './topic-grid'

/** Search, topics, the lessons ordered for this reader, and the library of laws. */
export function Learn() {
  const audience = useReader((reader) => reader.audience) ?? 'general'
  const large = useLargeText()
  const page = large ? 5 : 10
  const [shown, setShown] = useState(page)
  const read = useRead('lessons', { query: { audience } })
  return (
    <>
      <SearchEntry words="用自己的话搜，例如“欠我工钱”" />
      <Rows>
        <Row icon="star" title="收藏的、看过的" onTap={() => open('reading/shelf')} />
        <Row icon="scale" title="法规库" note="一条一条看原文" onTap={() => open('reading/statutes')} />
        <Row icon="youth" title="进课堂" note="老师给了课堂码，从这里进" onTap={() => open('school/class')} />
        <Row
          icon="question"
          title="不留名提问"
          note="看看大家问过的，也能自己问"
          onTap={() => open('school/answers')}
        />
      </Rows>
      <Section title="按事情找">
        <TopicGrid />
      </Section>
      <Section title={audience === 'general' ? '全部内容' : `${AUDIENCE_NAMES[audience].name}先看`}>
        <ReadView read={read} lines={8}>
          {(lessons) =>
            lessons.length === 0 ? (
              <Empty title="还没有内容" icon="learn">
                <View>可以先在上面搜一搜法律原文，或者打电话问。</View>
              </Empty>
            ) : (
              <>
                <ArrangedLessons lessons={lessons} shown={shown} />
                {lessons.length > shown && (
                  <Button
                    onTap={() => setShown(shown + page)}
                  >{`再看 ${Math.min(page, lessons.length - shown)} 篇`}</Button>
                )}
              </>
            )
          }
        </ReadView>
      </Section>
    </>
  )
}
