import { Contacts } from '@/features/directory/contacts'
import { Frame } from '@/features/frame/frame'

export default function ContactsPage() {
  return (
    <Frame title="找人找电话" help={false}>
      <Contacts />
    </Frame>
  )
}
