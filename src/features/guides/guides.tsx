import type { GuideSummary } from '@domain/guides'
import { View } from '@tarojs/components'
import { Row, Rows } from '@/components/row/row'
import { ReadView } from '@/features/frame/read-view'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** Every service there is a guide for. */
export function Guides() {
  const read = useRead('guides', NOTHING)
  return (
    <View className="stack">
      <View>去办事之前看一眼：谁能办、带什么、去哪里、要多久、要不要钱。</View>
      <ReadView read={read} lines={8}>
        {(guides) => (
          <Rows>
            {guides.map((guide) => (
              <GuideRow key={guide.id} guide={guide} />
            ))}
          </Rows>
        )}
      </ReadView>
    </View>
  )
}

/** One guide in a list. */
export const GuideRow = ({ guide }: { guide: GuideSummary }) => (
  <Row
    icon={guide.topics[0] ?? 'list'}
    title={guide.title}
    note={guide.summary}
    onTap={() => open('guides/guide', { id: guide.id })}
  />
)
