import { type Contact, inOrderFor, type Place } from '@domain/directory'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Choice } from '@/components/choice/choice'
import { Empty } from '@/components/empty/empty'
import { Row, Rows } from '@/components/row/row'
import { Section } from '@/components/section/section'
import { ReadView } from '@/features/frame/read-view'
import { useReader } from '@/features/reader/store'
import { open } from '@/platform/navigate'
import { canShowPlace, showPlace } from '@/platform/place-map'
import { useRead } from '@/platform/use-read'
import { ContactCall } from './contact-call'
import { ServiceRows } from './service-rows'
import type { TownFacts } from './use-town'

const NOTHING = {}

/** Whom to call: the own village first, then the town, then the lines for the whole country. */
export function Contacts() {
  const read = useRead('town', NOTHING)
  return (
    <ReadView read={read} lines={8}>
      {(town) => (
        <View className="stack">
          <Rows>
            <ServiceRows />
          </Rows>
          <OwnVillage town={town} />
          <Section title="镇上">
            <ContactCall contact={town.office} />
            {town.places.map((place) => (
              <PlaceCard key={place.id} place={place} />
            ))}
            <Everyone contacts={ofKinds(town.contacts, ['office'])} />
          </Section>
          <Section title="县里">
            <Everyone contacts={ofKinds(town.contacts, ['agency'])} />
            <Everyone contacts={town.contacts.filter(({ kind, villageId }) => kind === 'adviser' && !villageId)} />
          </Section>
          <Section title="热线">
            <Everyone contacts={ofKinds(town.contacts, ['hotline'])} />
          </Section>
        </View>
      )}
    </ReadView>
  )
}

const ofKinds = (contacts: readonly Contact[], kinds: readonly Contact['kind'][]) =>
  contacts.filter(({ kind }) => kinds.includes(kind))

const Everyone = ({ contacts }: { contacts: readonly Contact[] }) => (
  <>
    {contacts.map((contact) => (
      <ContactCall key={contact.id} contact={contact} />
    ))}
  </>
)

/** The village the person chose once, its people and its rules; until then the choice itself. */
function OwnVillage({ town }: { town: TownFacts }) {
  const { villageId, choose } = useReader()
  const [changing, setChanging] = useState(false)
  const village = town.villages.find(({ id }) => id === villageId)
  if (!village || changing)
    return (
      <Section title="您在哪个村？">
        <View>选一次就行，以后先看到本村的人。</View>
        <Choice
          label="您在哪个村"
          actsAtOnce
          columns={2}
          options={town.villages.map(({ id, name }) => ({ value: id, text: name }))}
          selected={village ? [village.id] : []}
          onToggle={(id) => {
            choose({ villageId: id })
            setChanging(false)
          }}
        />
      </Section>
    )
  const people = inOrderFor(
    town.contacts.filter((contact) => contact.villageId === village.id),
    village.id,
  )
  return (
    <Section title={village.name}>
      {people.length === 0 && (
        <Empty icon="people" title="本村的联系人还没有公布">
          <View>可以到村委会问，或者打下面镇上的电话。</View>
        </Empty>
      )}
      <Everyone contacts={people} />
      <Rows>
        <Row icon="collective" title="本村村规民约" onTap={() => open('directory/rules', { villageId: village.id })} />
      </Rows>
      <Button kind="quiet" onTap={() => setChanging(true)}>
        不是这个村，换一个
      </Button>
    </Section>
  )
}

function PlaceCard({ place }: { place: Place }) {
  return (
    <Card>
      <View className="strong">{place.name}</View>
      <View>{place.address}</View>
      <View className="soft">{place.hours ?? '开门时间还没有公布，去之前先打电话问。'}</View>
      {canShowPlace(place) && (
        <Button icon="place" onTap={() => showPlace(place)}>
          看地图
        </Button>
      )}
    </Card>
  )
}
