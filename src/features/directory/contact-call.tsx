import { CONTACT_KINDS, type Contact } from '@domain/directory'
import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { CallButton } from '@/components/call-button/call-button'
import { Card } from '@/components/card/card'
import { canShowPlace, showPlace } from '@/platform/place-map'

/** Kinds that are said besides a person's name; an office or a line says what it is by its name. */
const SAID: readonly Contact['kind'][] = ['grid-officer', 'mediator', 'law-guide', 'adviser']

/** Whom to ask instead while a number is not published. */
const missing = ({ kind, villageId }: Contact): string =>
  villageId ? `${CONTACT_KINDS[kind]}的电话还没有公布，可以到村委会或者镇上问。` : '电话还没有公布，可以先打 12348 问。'

/** One person or line to call; where nobody has published the number, the words say whom to ask. */
export function ContactCall({ contact }: { contact: Contact }) {
  const kind = SAID.includes(contact.kind) ? CONTACT_KINDS[contact.kind] : ''
  const call = contact.phone && (
    <CallButton
      name={kind ? `${kind} ${contact.name}` : contact.name}
      phone={contact.phone}
      note={[contact.purpose, contact.hours].filter(Boolean).join('；')}
    />
  )
  if (call && !contact.address) return call
  return (
    <>
      {call}
      <Card>
        <View className="strong">{contact.name}</View>
        {!call && contact.purpose && <View>{contact.purpose}</View>}
        {contact.address && <View>{contact.address}</View>}
        {!call && contact.hours && <View className="soft">{contact.hours}</View>}
        {!call && <View className="soft">{missing(contact)}</View>}
        {canShowPlace(contact) && (
          <Button icon="place" onTap={() => showPlace(contact)}>
            看地图
          </Button>
        )}
      </Card>
    </>
  )
}
