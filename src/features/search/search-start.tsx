import { View } from '@tarojs/components'
import { Button } from '@/components/button/button'
import { Section } from '@/components/section/section'
import { Tap } from '@/components/tap/tap'

const EXAMPLES = ['干完活不给工钱', '老人不养怎么办', '接到公安局电话要转账', '邻居占了我家的地', '摔伤了算工伤吗']

interface SearchStartProps {
  history: readonly string[]
  onChoose: (words: string) => void
  onClear: () => void
}

/** Before anything is typed: what was asked before, and examples of how one can ask. */
export function SearchStart({ history, onChoose, onClear }: SearchStartProps) {
  return (
    <>
      {history.length > 0 && (
        <Section title="刚才搜过">
          <Words words={history} onChoose={onChoose} />
          <Button kind="quiet" icon="trash" onTap={onClear}>
            清掉搜索记录
          </Button>
        </Section>
      )}
      <Section title="可以这样问">
        <Words words={EXAMPLES} onChoose={onChoose} />
      </Section>
    </>
  )
}

function Words({ words, onChoose }: { words: readonly string[]; onChoose: (words: string) => void }) {
  return (
    <View className="search__words">
      {words.map((word) => (
        <Tap key={word} className="search__word" onTap={() => onChoose(word)}>
          {word}
        </Tap>
      ))}
    </View>
  )
}
