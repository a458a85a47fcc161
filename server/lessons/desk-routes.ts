import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { lessonService } from './service'
import { toDetail } from './shelf'

type Names =
  | 'deskLessons'
  | 'deskLesson'
  | 'deskLessonRevision'
  | 'deskCheckLesson'
  | 'deskSaveLesson'
  | 'deskReviewLesson'
  | 'deskPublishLesson'
  | 'deskWithdrawLesson'
  | 'deskSettleLesson'

/** Lessons as staff write, review and publish them. */
export function deskLessonRoutes(parts: Parts): Pick<Handlers, Names> {
  const lessons = lessonService(parts)
  return {
    deskLessons: ({ staff }) => lessons.list(staff),
    deskLesson: ({ params, staff }) => lessons.open(params.id, staff),
    deskLessonRevision: ({ params, staff }) => lessons.revision(params.id, Number(params.revision), staff),
    deskCheckLesson({ body }) {
      const { faults, lesson } = lessons.check(body.source)
      return { faults, ...(lesson ? { preview: toDetail(parts, lesson) } : {}) }
    },
    deskSaveLesson: ({ body, staff }) => lessons.save(body, staff),
    deskReviewLesson: ({ params, staff }) => lessons.review(params.id, Number(params.revision), staff),
    deskPublishLesson: ({ params, body, staff }) =>
      lessons.publish(params.id, Number(params.revision), body.showFrom, staff),
    deskWithdrawLesson: ({ params, body, staff }) => lessons.withdraw(params.id, body.comment, staff),
    deskSettleLesson: ({ params, body, staff }) => lessons.settle(params.id, body.keep, staff),
  }
}
