import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Empty } from '@/components/empty/empty'
import { Field } from '@/components/field/field'
import { Row, Rows } from '@/components/row/row'
import { ReadView } from '@/features/frame/read-view'
import { useLargeText } from '@/features/reader/store'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** The library of laws, narrowed by a part of a name, a few at a time. */
export function StatuteList() {
  const read = useRead('statutes', NOTHING)
  const [part, setPart] = useState('')
  const page = useLargeText() ? 12 : 30
  const [shown, setShown] = useState(page)
  return (
    <View className="stack">
      <Field id="part" label="找一部法律" value={part} onChange={setPart} placeholder="例如：劳动" />
      <ReadView read={read} lines={8}>
        {(statutes) => {
          const found = statutes.filter((statute) => statute.title.includes(part.trim()))
          if (found.length === 0) return <NoneNamed part={part.trim()} />
          return (
            <>
              <Rows>
                {found.slice(0, shown).map((statute) => (
                  <Row
                    key={statute.title}
                    title={statute.shortTitle}
                    note={`${statute.articleCount} 条${statute.status === 'current' ? '' : '　正在核对，先别当依据'}`}
                    onTap={() => open('reading/statute', { title: statute.shortTitle })}
                  />
                ))}
              </Rows>
              {found.length > shown && (
                <Button onTap={() => setShown(shown + page)}>{`看后面的（还有 ${found.length - shown} 部）`}</Button>
              )}
            </>
          )
        }}
      </ReadView>
    </View>
  )
}

/** No law has this in its name, but its words may be found inside some. */
const NoneNamed = ({ part }: { part: string }) => (
  <Empty icon="scale" title={`没有名字里带“${part}”的法规`}>
    <View>换个短一点的词试试，也可以到法律和文章的内容里去搜。</View>
    <Button icon="search" onTap={() => open('reading/search', { q: part })}>{`搜“${part}”`}</Button>
  </Empty>
)
