import type { DeskLesson } from '@domain/lesson-editing'

/** What waits to be done on a lesson, as the list is filtered by. */
export const STAGES = {
  all: '全部',
  'to-approve': '待审核',
  'to-publish': '待发布',
  'with-others': '我写的，等同事',
  'to-review': '待复核',
  conflict: '两边都改了',
} as const
export type Stage = keyof typeof STAGES

/** Whether a lesson stands in a stage. Nobody reviews or publishes what they wrote (server/lessons/service.ts). */
export function isIn(lesson: DeskLesson, stage: Stage): boolean {
  switch (stage) {
    case 'all':
      return true
    case 'to-approve':
      return lesson.newest?.status === 'draft' && !lesson.newest.mine
    case 'to-publish':
      return lesson.newest?.status === 'reviewed' && !lesson.newest.mine
    case 'with-others':
      return lesson.newest?.mine === true && ['draft', 'reviewed'].includes(lesson.newest.status)
    case 'to-review':
      return lesson.toReview.length > 0
    case 'conflict':
      return lesson.conflict
  }
}

/** The stages that call for work, for one lesson. */
export const workOn = (lesson: DeskLesson): Exclude<Stage, 'all'>[] =>
  (['conflict', 'to-approve', 'to-publish', 'with-others', 'to-review'] as const).filter((stage) => isIn(lesson, stage))
