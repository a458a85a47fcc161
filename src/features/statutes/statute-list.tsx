import { View } from '@tarojs/components'
import { useState } from 'react'
import { Empty } from '@/components/empty/empty'
import { Field } from '@/components/field/field'
import { Row, Rows } from '@/components/row/row'
import { ReadView } from '@/features/frame/read-view'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** The library of laws, narrowed by a part of a name. */
export function StatuteList() {
  const read = useRead('statutes', NOTHING)
  const [part, setPart] = useState('')
  return (
    <View className="stack">
      <Field id="part" label="找一部法律" value={part} onChange={setPart} placeholder="例如：劳动" />
      <ReadView read={read} lines={8}>
        {(statutes) => {
          const found = statutes.filter((statute) => statute.title.includes(part.trim()))
          if (found.length === 0) return <Empty icon="scale" title={`没有名字里带“${part.trim()}”的法规`} />
          return (
            <Rows>
              {found.map((statute) => (
                <Row
                  key={statute.title}
                  title={statute.shortTitle}
                  note={`${statute.articleCount} 条${statute.status === 'current' ? '' : '　正在核对，先别当依据'}`}
                  onTap={() => open('reading/statute', { title: statute.shortTitle })}
                />
              ))}
            </Rows>
          )
        }}
      </ReadView>
    </View>
  )
}
