import { View } from '@tarojs/components'
import { Card } from '@/components/card/card'
import { Heading } from '@/components/heading/heading'
import { Section } from '@/components/section/section'
import { ContactCall } from '@/features/directory/contact-call'
import { ReadView } from '@/features/frame/read-view'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** Who runs this, what it is and is not, whom to call. */
export function About() {
  const read = useRead('town', NOTHING)
  return (
    <ReadView read={read}>
      {(town) => (
        <View className="stack">
          <Heading level={1}>{town.serviceName}</Heading>
          <View>{`${town.county}${town.name}`}</View>
          <Card>
            <View>这里讲法律、约法律顾问、收集大家的需要，都不收钱。</View>
            <View>讲的是一般规定，不是对某一件事的结论。自家的事拿不准，请约法律顾问当面问。</View>
          </Card>
          <Section title="联系我们">
            <ContactCall contact={town.office} />
            {town.contacts
              .filter((contact) => !contact.villageId && contact.phone)
              .map((contact) => (
                <ContactCall key={contact.id} contact={contact} />
              ))}
          </Section>
        </View>
      )}
    </ReadView>
  )
}
