import { View } from '@tarojs/components'
import './tag.scss'

/** A word about a thing; its words say it, the colour only helps. */
export function Tag({ children, tone = 'plain' }: { children: string; tone?: 'plain' | 'pine' | 'clay' | 'danger' }) {
  return <View className={`tag tag--${tone}`}>{children}</View>
}

/** Tags side by side, wrapping where they do not fit. */
export function Tags({ words, tone }: { words: readonly string[]; tone?: 'plain' | 'pine' | 'clay' }) {
  return (
    <View className="tags">
      {words.map((word) => (
        <Tag key={word} {...(tone ? { tone } : {})}>
          {word}
        </Tag>
      ))}
    </View>
  )
}
