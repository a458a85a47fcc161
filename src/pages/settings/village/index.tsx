import { Frame } from '@/features/frame/frame'
import { VillageChoice } from '@/features/settings/village-choice'

export default function VillagePage() {
  return (
    <Frame title="我在哪个村">
      <VillageChoice />
    </Frame>
  )
}
