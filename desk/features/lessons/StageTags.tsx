import { type DeskLesson, LESSON_STATUS_NAMES } from '@domain/lesson-editing'
import { Tag } from 'antd'
import { STAGES, workOn } from './stage'

const COLORS = { draft: 'default', reviewed: 'blue', published: 'green', withdrawn: 'red' } as const

/** A lesson's status and what waits to be done on it. */
export const StageTags = ({ lesson }: { lesson: DeskLesson }) => (
  <span className="tags">
    <Tag color={COLORS[lesson.status]}>{LESSON_STATUS_NAMES[lesson.status]}</Tag>
    {workOn(lesson).map((stage) => (
      <Tag key={stage} color="gold">
        {STAGES[stage]}
      </Tag>
    ))}
  </span>
)
