import { CONTACT_KINDS, type Contact } from '@domain/directory'
import { View } from '@tarojs/components'
import { CallButton } from '@/components/call-button/call-button'
import { Card } from '@/components/card/card'

/** One person or line to call; where nobody has published the number, the words say whom to ask. */
export function ContactCall({ contact }: { contact: Contact }) {
  if (contact.phone) return <CallButton name={contact.name} phone={contact.phone} note={contact.purpose} />
  return (
    <Card>
      <View>{contact.name}</View>
      <View className="soft">{CONTACT_KINDS[contact.kind]}的电话还没有公布，可以到村委会或者镇上问。</View>
    </Card>
  )
}
