import { EVENT_KINDS } from '@domain/events'
import { dateInWords, weekdayName } from '@domain/time'
import { View } from '@tarojs/components'
import { CallButton } from '@/components/call-button/call-button'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { LEGAL_LINE, useTown } from '@/features/directory/use-town'
import { useRead } from '@/platform/use-read'

const NOTHING = {}
const MOST = 4

/** Other ways to an answer where no time suits: the adviser out in the villages, the town's phone, the national line. */
export function NothingSuits() {
  const town = useTown()
  const { data: visits } = useRead('visits', NOTHING)
  const office = town?.office
  const station = town?.places[0]
  return (
    <Section title="时间都不合适？">
      {visits !== undefined && visits.length > 0 && (
        <>
          <View>这些活动不用预约，到了就能问：</View>
          <Rows>
            {visits.slice(0, MOST).map((visit) => (
              <Row
                key={visit.id}
                icon="place"
                title={`${dateInWords(visit.date)} ${weekdayName(visit.date)}　${visit.title}`}
                note={`${EVENT_KINDS[visit.kind]}，${visit.place}`}
              />
            ))}
          </Rows>
        </>
      )}
      {office?.phone ? (
        <CallButton name={office.name} phone={office.phone} note="打电话约，或者当面来问" />
      ) : (
        station && (
          <Rows>
            <Row icon="place" title={station.name} note={`也可以直接来：${station.address}`} />
          </Rows>
        )
      )}
      <CallButton name={LEGAL_LINE.name} phone={LEGAL_LINE.phone} note="免费，现在就能问" />
    </Section>
  )
}
