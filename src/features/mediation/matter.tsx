import { MEDIATION_KINDS, MEDIATION_STATUSES, type Mediation, PARTY_ROLES } from '@domain/mediation'
import { dateInWords, localDate } from '@domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { Button } from '@/components/button/button'
import { CallButton } from '@/components/call-button/call-button'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { Tags } from '@/components/tag/tag'
import { RemindMe } from '@/features/booking/remind-me'
import { ReadView } from '@/features/frame/read-view'
import { open, openTab, useParam } from '@/platform/navigate'
import { useRead } from '@/platform/use-read'
import { whatNext } from './what-next'
import { Withdraw } from './withdraw'

/** One request: how far it is, what happens next and by when, whom to call. */
export function Matter({ id }: { id: string }) {
  const read = useRead('mediation', { params: { id } })
  const [changed, setChanged] = useState<Mediation>()
  return <ReadView read={read}>{(matter) => <Opened matter={changed ?? matter} onChange={setChanged} />}</ReadView>
}

function Opened({ matter, onChange }: { matter: Mediation; onChange: (matter: Mediation) => void }) {
  const fresh = useParam('fresh') === '1'
  const { assignee, agreement, steps } = matter
  return (
    <View className="stack">
      {fresh && (
        <Banner icon="check" tone="pine">
          交上去了，编号记下来，打电话问时报这个号。
        </Banner>
      )}
      <Heading level={1}>{MEDIATION_KINDS[matter.kind].name}</Heading>
      <Tags words={[MEDIATION_STATUSES[matter.status], `编号 ${matter.number}`]} tone="pine" />
      <Card tone="pine">
        <Heading level={2}>接下来</Heading>
        <View>{whatNext(matter)}</View>
      </Card>
      {assignee?.phone && <CallButton name={assignee.name} phone={assignee.phone} note="办这件事的人" />}
      {fresh && <RemindMe about="mediation" />}
      {agreement && (
        <Section title="说定的内容">
          <Card>
            <View className="soft">{`${dateInWords(agreement.on)}说定`}</View>
            <View>{agreement.text}</View>
          </Card>
          <Rows>
            <Row
              icon="litigation"
              title="怎么做司法确认"
              onTap={() => open('guides/guide', { id: 'judicial-confirmation' })}
            />
          </Rows>
        </Section>
      )}
      {matter.status === 'not-agreed' && (
        <Section title="还可以">
          <Button icon="booking" onTap={() => openTab('booking')}>
            约法律顾问
          </Button>
          <Button icon="legal-aid" onTap={() => open('guides/guide', { id: 'legal-aid' })}>
            申请法律援助
          </Button>
        </Section>
      )}
      <Section title="办到哪一步">
        <Card>
          {steps.map(({ at, status }) => (
            <View key={at + status}>{`${dateInWords(localDate(at))}　${MEDIATION_STATUSES[status]}`}</View>
          ))}
        </Card>
      </Section>
      <Section title="您写的">
        <Card>
          <View className="soft">{`您是${PARTY_ROLES[matter.myRole]}，对方是${PARTY_ROLES[matter.otherRole]}`}</View>
          <View>{matter.story}</View>
          <View>{`希望：${matter.wish}`}</View>
          <View className="soft">{`${matter.name}　${matter.phone}`}</View>
        </Card>
      </Section>
      {matter.mayWithdraw && <Withdraw id={matter.id} onDone={onChange} />}
    </View>
  )
}
