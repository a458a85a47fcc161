import { shortTitle } from '@domain/statutes'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Heading } from '@/components/heading/heading'
import { Icon } from '@/components/icon/icon'
import { Row, Rows } from '@/components/row/row'
import { Tap } from '@/components/tap/tap'
import { ReadView } from '@/features/frame/read-view'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { StatuteHead } from './statute-head'
import './statutes.scss'

/** A statute's chapters; one is unfolded at a time, so that a long code stays light on the phone. */
export function StatuteContents({ title }: { title: string }) {
  const read = useRead('statute', { params: { title } })
  const [unfolded, setUnfolded] = useState<string>()
  return (
    <ReadView read={read} lines={8}>
      {(statute) => {
        const only = statute.contents.length === 1
        return (
          <View className="stack">
            <Heading level={1}>{`《${shortTitle(statute.title)}》`}</Heading>
            {statute.status !== 'current' && <Banner icon="warning">{statute.note ?? '正在核对，先别当依据。'}</Banner>}
            <StatuteHead statute={statute} />
            {statute.contents.map(({ section, labels }) => {
              const isOpen = only || unfolded === section
              return (
                <View key={section} className="stack">
                  {!only && (
                    <Rows>
                      <Row
                        title={section || '条文'}
                        note={
                          <View className="whole-words">
                            {`${labels[0]}${labels.length > 1 ? ` 到 ${labels[labels.length - 1]}` : ''}`}
                          </View>
                        }
                        end={<Icon name={isOpen ? 'close' : 'forward'} />}
                        onTap={() => setUnfolded(isOpen ? undefined : section)}
                      />
                    </Rows>
                  )}
                  {isOpen && (
                    <View className="statute__labels">
                      {labels.map((label) => (
                        <Tap
                          key={label}
                          className="statute__label"
                          onTap={() => open('reading/article', { statute: shortTitle(statute.title), label })}
                        >
                          {label}
                        </Tap>
                      ))}
                    </View>
                  )}
                </View>
              )
            })}
          </View>
        )
      }}
    </ReadView>
  )
}
