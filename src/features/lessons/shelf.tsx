import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { TopicPicture } from '@/features/topics/topic-picture'
import { open, openTab } from '@/platform/navigate'
import { type ShelfEntry, useShelf } from './shelf-store'

/** What was marked, and what was read; both open without a network. */
export function Shelf() {
  const { favourites, history, clear } = useShelf()
  if (favourites.length + history.length === 0)
    return (
      <Empty picture={<TopicPicture topic="constitution" />} title="还没有看过的内容">
        <View>看过的、收藏的文章都会留在这里，没有网也能打开。</View>
        <Button icon="learn" onTap={() => openTab('learn')}>
          去看看
        </Button>
      </Empty>
    )
  return (
    <View>
      {favourites.length > 0 && <Entries title="收藏的" entries={favourites} />}
      {history.length > 0 && <Entries title="看过的" entries={history} />}
      <Section>
        <Button kind="quiet" icon="trash" onTap={clear}>
          全部清掉
        </Button>
      </Section>
    </View>
  )
}

function Entries({ title, entries }: { title: string; entries: readonly ShelfEntry[] }) {
  return (
    <Section title={title}>
      <Rows>
        {entries.map((entry) => (
          <Row key={entry.id} title={entry.title} onTap={() => open('reading/lesson', { id: entry.id })} />
        ))}
      </Rows>
    </Section>
  )
}
