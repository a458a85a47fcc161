import type { Topic } from '@domain/topics'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { TopicPicture } from './topic-picture'
import './topic-head.scss'

/** The first line of a page on a topic: its picture, and beside it what there is to say in few words. */
export function TopicHead({ topic, children }: { topic: Topic | undefined; children: ReactNode }) {
  return (
    <View className="topic-head">
      {topic && <TopicPicture topic={topic} />}
      <View className="topic-head__words">{children}</View>
    </View>
  )
}
