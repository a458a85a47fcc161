import { VillageRulesText } from '@/features/directory/village-rules-text'
import { Frame } from '@/features/frame/frame'
import { useParam } from '@/platform/navigate'

export default function VillageRulesTextPage() {
  const villageId = useParam('villageId')
  return (
    <Frame title="村规民约">
      <VillageRulesText villageId={villageId} />
    </Frame>
  )
}
