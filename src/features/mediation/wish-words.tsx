import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/tap'
import './wish-words.scss'

const WORDS = ['赔礼道歉', '把钱还给我', '赔偿损失', '把界线说清楚', '以后别再这样']

/** What most people wish, to tap instead of typing. */
export const WishWords = ({ onChoose }: { onChoose: (wish: string) => void }) => (
  <View className="wish-words">
    {WORDS.map((word) => (
      <Tap key={word} className="wish-words__word" onTap={() => onChoose(word)}>
        {word}
      </Tap>
    ))}
  </View>
)
