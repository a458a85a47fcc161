import { fullDateInWords } from '@domain/time'
import { ruleParagraphs, type VillageRules } from '@domain/village-rules'
import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { ReadView } from '@/features/frame/read-view'
import { Aloud } from '@/features/read-aloud/aloud'
import { plainPlace } from '@/features/read-aloud/sentences'
import { SpokenText } from '@/features/read-aloud/spoken-text'
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
                {rules.adoptedOn ? `${fullDateInWords(rules.adoptedOn)}村民会议通过。` : '通过日期待公布。'}
                {rules.reviewedOn ? `${fullDateInWords(rules.reviewedOn)}经过合法性审查。` : '合法性审查日期待公布。'}
              </View>
              <RulesText rules={rules} />
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

function RulesText({ rules }: { rules: VillageRules }) {
  const sections = useMemo(() => [{ title: '村规民约', paragraphs: ruleParagraphs(rules) }], [rules])
  return (
    <Aloud sections={sections}>
      <Card>
        {ruleParagraphs(rules).map((paragraph, index) => (
          <View key={paragraph}>
            <SpokenText place={plainPlace(0, index)} text={paragraph} />
          </View>
        ))}
      </Card>
    </Aloud>
  )
}
