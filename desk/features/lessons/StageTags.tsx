import { type DeskLesson, LESSON_STATUS_NAMES } from '@domain/lesson-editing'
import { Tag } from '../../components/Tag'
import { STAGES, workOn } from './stage'

const TONE = { draft: 'neutral', reviewed: 'info', published: 'good', withdrawn: 'bad' } as const

/** A lesson's status and what waits to be done on it. */
export const StageTags = ({ lesson }: { lesson: DeskLesson }) => (
  <span className="tags">
    <Tag tone={TONE[lesson.status]}>{LESSON_STATUS_NAMES[lesson.status]}</Tag>
    {workOn(lesson).map((stage) => (
      <Tag key={stage} tone="warn">
        {STAGES[stage]}
      </Tag>
    ))}
  </span>
)
