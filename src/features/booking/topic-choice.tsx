import { TOPIC_NAMES, TOPICS, type Topic } from '@domain/topics'
import { useState } from 'react'
import { Button } from '@/components/button/button'
import { Choice } from '@/components/choice/choice'

/** What people come about most; the rest is one tap away. */
const COMMON: readonly Topic[] = [
  'labour',
  'land',
  'family',
  'injury',
  'debt',
  'inheritance',
  'elder-care',
  'neighbour',
]

interface TopicChoiceProps {
  value: Topic | undefined
  onChoose: (topic: Topic) => void
  error: string | undefined
}

/** What the consultation is about, by picture and word. */
export function TopicChoice({ value, onChoose, error }: TopicChoiceProps) {
  const [all, setAll] = useState(value !== undefined && !COMMON.includes(value))
  const topics = all ? TOPICS : COMMON
  return (
    <Choice
      id="topic"
      label="问哪方面的事"
      columns={2}
      options={topics.map((topic) => ({ value: topic, text: TOPIC_NAMES[topic], icon: topic }))}
      selected={value ? [value] : []}
      onToggle={onChoose}
      error={error}
    >
      {!all && (
        <Button kind="quiet" onTap={() => setAll(true)}>
          别的事
        </Button>
      )}
    </Choice>
  )
}
