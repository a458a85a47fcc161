import { TOPIC_NAMES, TOPICS } from '@domain/topics'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/icon'
import { Tap } from '@/components/tap/tap'
import { open } from '@/platform/navigate'
import './topic-grid.scss'

/** The topics as pictures with words; as many beside each other as the type size leaves room for. */
export function TopicGrid() {
  return (
    <View className="topic-grid">
      {TOPICS.map((topic) => (
        <Tap key={topic} className="topic-grid__item" onTap={() => open('reading/topic', { topic })}>
          <View className="topic-grid__face">
            <View className="topic-grid__icon">
              <Icon name={topic} large />
            </View>
            <View>{TOPIC_NAMES[topic]}</View>
          </View>
        </Tap>
      ))}
    </View>
  )
}
