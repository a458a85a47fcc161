import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/tap'
import './family-names.scss'

/** People booked for before on this phone, to tap instead of typing. */
export function FamilyNames({ names, onChoose }: { names: readonly string[]; onChoose: (name: string) => void }) {
  if (names.length === 0) return null
  return (
    <View className="family-names">
      {names.map((name) => (
        <Tap key={name} className="family-names__name" onTap={() => onChoose(name)}>
          {name}
        </Tap>
      ))}
    </View>
  )
}
