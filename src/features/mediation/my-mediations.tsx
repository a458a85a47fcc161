import { isOpen, MEDIATION_KINDS, MEDIATION_STATUSES, type Mediation } from '@domain/mediation'
import { dateInWords } from '@domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Empty } from '@/components/empty/empty'
import { Heading } from '@/components/heading/heading'
import { Tags } from '@/components/tag/tag'
import { ReadView } from '@/features/frame/read-view'
import { TopicPicture } from '@/features/topics/topic-picture'
import { open } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** What this person asked to be mediated, the newest first. */
export function MyMediations() {
  const read = useRead('myMediations', NOTHING)
  return (
    <View className="stack">
      <ReadView read={read}>
        {(matters) =>
          matters.length === 0 ? (
            <Empty picture={<TopicPicture topic="mediation" />} title="您还没有申请过调解">
              <View>邻里、家庭、钱上有矛盾，可以请调解员帮着说和，不收钱。</View>
            </Empty>
          ) : (
            <View className="stack">
              {matters.map((matter) => (
                <MatterCard key={matter.id} matter={matter} />
              ))}
            </View>
          )
        }
      </ReadView>
      <Button kind="primary" icon="mediation" onTap={() => open('mediation/ask')}>
        申请调解
      </Button>
    </View>
  )
}

const MatterCard = ({ matter }: { matter: Mediation }) => (
  <Card onTap={() => open('mediation/matter', { id: matter.id })}>
    <Heading level={3}>{MEDIATION_KINDS[matter.kind].name}</Heading>
    <View className="soft">{`${dateInWords(matter.acceptedOn)}申请`}</View>
    <Tags
      words={[MEDIATION_STATUSES[matter.status], `编号 ${matter.number}`]}
      tone={isOpen(matter.status) ? 'pine' : 'plain'}
    />
  </Card>
)
