import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/tap'
import './family-names.scss'

interface FamilyNamesProps {
  names: readonly string[]
  onChoose: (name: string) => void
  /** Takes the names off this phone: it may be another person's, or shared. */
  onForget: () => void
}

/** People booked for before on this phone, to tap instead of typing. */
export function FamilyNames({ names, onChoose, onForget }: FamilyNamesProps) {
  if (names.length === 0) return null
  return (
    <View className="family-names">
      {names.map((name) => (
        <Tap key={name} className="family-names__name" onTap={() => onChoose(name)}>
          {name}
        </Tap>
      ))}
      <Tap className="family-names__forget" onTap={onForget}>
        不再记住这些名字
      </Tap>
    </View>
  )
}
