import { dateInWords } from '@domain/time'
import { ruleParagraphs } from '@domain/village-rules'
import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { ReadView } from '@/features/frame/read-view'
import { ReadAloud } from '@/features/lessons/read-aloud'
import { spokenSentences } from '@/features/lessons/sentences'
import { useReadAloud } from '@/features/lessons/use-read-aloud'
import { useRead } from '@/platform/use-read'

/** A village's own rules, to be read or heard; while nobody has entered them the page says so. */
export function VillageRulesText({ villageId }: { villageId: string }) {
  const read = useRead(
    'villageRules',
    useMemo(() => (villageId ? { params: { id: villageId } } : undefined), [villageId]),
  )
  if (!villageId)
    return (
      <Empty icon="collective" title="不知道是哪个村">
        <View>请从首页的“找人找电话”里选您的村，再点“本村村规民约”。</View>
      </Empty>
    )
  return (
    <ReadView read={read}>
      {({ village, rules }) => (
        <View className="stack">
          <Heading level={1}>{`${village.name}村规民约`}</Heading>
          {rules ? (
            <>
              <View className="soft">
                {rules.adoptedOn ? `${year(rules.adoptedOn)}村民会议通过。` : '通过日期待公布。'}
                {rules.reviewedOn ? `${year(rules.reviewedOn)}经过合法性审查。` : '合法性审查日期待公布。'}
              </View>
              <Aloud text={rules.text} />
              <Card>
                {ruleParagraphs(rules).map((paragraph) => (
                  <View key={paragraph}>{paragraph}</View>
                ))}
              </Card>
            </>
          ) : (
            <Empty icon="collective" title="待公布">
              <View>村里还没有把村规民约录进来。想看的话，可以到村委会问。</View>
            </Empty>
          )}
        </View>
      )}
    </ReadView>
  )
}

function Aloud({ text }: { text: string }) {
  return <ReadAloud controls={useReadAloud(useMemo(() => spokenSentences(text), [text]))} />
}

const year = (date: string): string => `${date.slice(0, 4)}年${dateInWords(date)}`
