import { TOPIC_NAMES, type Topic } from '@domain/topics'
import { Select } from 'antd'

const options = Object.entries(TOPIC_NAMES).map(([value, label]) => ({ value: value as Topic, label }))

/** A topic, found by typing a part of its name. `value` and `onChange` come from the form. */
export const TopicSelect = (props: { value?: Topic; onChange?: (topic: Topic) => void; id?: string }) => (
  <Select<Topic> {...props} options={options} showSearch={{ optionFilterProp: 'label' }} placeholder="选主题" />
)
