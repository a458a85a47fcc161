import type { EndpointName } from '@domain/api'
import { addDays } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'
import { mayCall } from '../../shell/page'
import { isIn } from '../lessons/stage'
import type { Work } from './WorkCard'

/** How often the counts are read anew, in milliseconds. */
const REFRESH = 60_000

/** What waits for this staff member: only what their role may see is asked for. */
export function useWorks(): { works: Work[]; errors: unknown[]; pending: boolean } {
  const { role } = useStaff()
  const today = useToday()
  const asked = (name: EndpointName) => ({ enabled: mayCall(role, name), refetchInterval: REFRESH })
  const followUps = useQuery({
    ...reading('deskFollowUps', { query: { until: addDays(today, 14) } }),
    ...asked('deskFollowUps'),
  })
  const unsent = useQuery({ ...reading('deskUnsentMessages', {}), ...asked('deskUnsentMessages') })
  const lessons = useQuery({ ...reading('deskLessons', {}), ...asked('deskLessons') })
  const questions = useQuery({ ...reading('deskQuestions', { query: { status: 'open' } }), ...asked('deskQuestions') })
  const due = followUps.data?.filter((booking) => booking.followUpOn <= today) ?? []
  const inStage = (stage: Parameters<typeof isIn>[1]) =>
    lessons.data?.filter((lesson) => isIn(lesson, stage)).length ?? 0
  return {
    works: [
      { text: '到期要回访的人', count: due.length, to: '/follow-ups', urgent: true },
      { text: '消息没发到，要打电话', count: unsent.data?.length ?? 0, to: '/messages', urgent: true },
      { text: '匿名提问待答复', count: questions.data?.length ?? 0, to: '/questions', urgent: false },
      { text: '普法内容待审核', count: inStage('to-approve'), to: '/lessons?stage=to-approve', urgent: false },
      { text: '审核过了，待发布', count: inStage('to-publish'), to: '/lessons?stage=to-publish', urgent: false },
      { text: '法条改了，待复核', count: inStage('to-review'), to: '/lessons?stage=to-review', urgent: true },
      { text: '文件和工作台都改了', count: inStage('conflict'), to: '/lessons?stage=conflict', urgent: true },
    ],
    errors: [followUps.error, unsent.error, lessons.error, questions.error],
    // `isLoading` and not `isPending`: what the role may not ask for is never loaded.
    pending: [followUps, unsent, lessons, questions].some((query) => query.isLoading),
  }
}
