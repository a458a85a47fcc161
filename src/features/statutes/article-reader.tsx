import { type Article, shortTitle } from '@domain/statutes'
import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { ShareButton } from '@/components/share-button/share-button'
import { ReadView } from '@/features/frame/read-view'
import { WithGlossary } from '@/features/glossary/with-glossary'
import { Aloud } from '@/features/read-aloud/aloud'
import { plainPlace } from '@/features/read-aloud/sentences'
import { SpokenText } from '@/features/read-aloud/spoken-text'
import { open } from '@/platform/navigate'
import { useShare } from '@/platform/share'
import { useRead } from '@/platform/use-read'
import { StatuteHead } from './statute-head'
import './statutes.scss'

/** One article in its statute, with its neighbours one tap away. */
export function ArticleReader({ statute, label }: { statute: string; label: string }) {
  const [at, setAt] = useState(label)
  const share = useShare({
    title: `《${shortTitle(statute)}》${at}`,
    screen: 'reading/article',
    params: { statute: shortTitle(statute), label: at },
  })
  const read = useRead('article', { params: { title: statute, label: at } })
  return (
    <ReadView read={read}>
      {({ statute: head, article, previous, next }) => (
        <View className="stack">
          <Heading level={1}>{`《${shortTitle(head.title)}》`}</Heading>
          {head.status !== 'current' && (
            <Banner icon="warning">{head.note ?? '这部法规的文本还在核对，请以官方公布的为准。'}</Banner>
          )}
          <View className="soft">{article.section}</View>
          <ArticleText key={article.label} article={article} />
          <View className="article__neighbours">
            <Button icon="back" disabled={!previous} onTap={() => previous && setAt(previous)}>
              {previous ?? '没有了'}
            </Button>
            <Button icon="forward" iconAfter disabled={!next} onTap={() => next && setAt(next)}>
              {next ?? '没有了'}
            </Button>
          </View>
          <ShareButton onShare={() => void share()}>把这一条转给别人看</ShareButton>
          <Button icon="list" onTap={() => open('reading/statute', { title: shortTitle(head.title) })}>
            看整部法律的目录
          </Button>
          <StatuteHead statute={head} />
        </View>
      )}
    </ReadView>
  )
}

/** The article's words, to be read or heard; a legal term is explained when tapped. */
function ArticleText({ article: { label, paragraphs } }: { article: Pick<Article, 'label' | 'paragraphs'> }) {
  return (
    <Aloud sections={useMemo(() => [{ title: label, paragraphs }], [label, paragraphs])}>
      <WithGlossary>
        <Card>
          <Heading level={2}>{label}</Heading>
          {paragraphs.map((paragraph, index) => (
            <View key={paragraph} className="article__paragraph">
              <SpokenText place={plainPlace(0, index)} text={paragraph} />
            </View>
          ))}
        </Card>
      </WithGlossary>
    </Aloud>
  )
}
