import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Choice } from '@/components/choice/choice'
import { Empty } from '@/components/empty/empty'
import { Section } from '@/components/section/section'
import { ContactCall } from '@/features/directory/contact-call'
import { ReadView } from '@/features/frame/read-view'
import { useReader } from '@/features/reader/store'
import { useRead } from '@/platform/use-read'

const NOTHING = {}

/** The person's village, and whom to call there. */
export function VillageChoice() {
  const { villageId, choose } = useReader()
  const read = useRead('town', NOTHING)
  return (
    <ReadView read={read} lines={8}>
      {(town) => (
        <View>
          <View>选了村，先给您看村里人常问的事，也好找村里的网格员。</View>
          <Section>
            <Choice
              label="您在哪个村"
              actsAtOnce
              columns={2}
              options={town.villages.map((village) => ({ value: village.id, text: village.name }))}
              selected={villageId ? [villageId] : []}
              onToggle={(id) => choose({ villageId: id })}
            />
            {villageId && (
              <Button kind="quiet" onTap={() => choose({ villageId: undefined })}>
                不选村
              </Button>
            )}
          </Section>
          {villageId && (
            <Section title="村里可以找谁">
              {town.contacts.some((contact) => contact.villageId === villageId) ? (
                town.contacts
                  .filter((contact) => contact.villageId === villageId)
                  .map((contact) => <ContactCall key={contact.id} contact={contact} />)
              ) : (
                <Empty icon="people" title="村里联系人的电话还没有公布">
                  <View>可以到村委会问，或者打下面的电话。</View>
                </Empty>
              )}
            </Section>
          )}
        </View>
      )}
    </ReadView>
  )
}
