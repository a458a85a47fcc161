import type { CallInput, EndpointName, Reply } from '@domain/api'
import { addDays, type LocalDate } from '@domain/time'
import { EVENT_SELECTIONS, spanOfSelections } from '../events/selections'
import { isIn } from '../lessons/stage'

/** A line of work that waits: what, how much, and the list behind the number. */
export interface Work {
  text: string
  count: number
  to: string
  /** Red where somebody is already being kept waiting. */
  urgent: boolean
  /** What one must be able to call to do it, where reading is not enough: nobody is told of what is another's to do. */
  may?: EndpointName
}

/** Where lines of work come from: one read, and what it says. */
interface WorkSource<N extends EndpointName> {
  /** The read; whoever may not call it has none of this work. */
  needs: N
  input: (today: LocalDate) => CallInput<N>
  lines: (reply: Reply<N>, today: LocalDate) => Work[]
}

/** A source whose endpoint is left open; `lines` is only ever given what `needs` answered. */
export interface AnySource {
  needs: EndpointName
  input: (today: LocalDate) => CallInput<EndpointName>
  lines: (reply: unknown, today: LocalDate) => Work[]
}
const source = <N extends EndpointName>(of: WorkSource<N>) => of as unknown as AnySource

/** How far ahead follow-ups are read, in days: as far as their own page, so that one read serves both. */
const AHEAD = 14

/** Everything that can wait for somebody at the desk. A feature with work of its own adds a source here. */
export const WORK_SOURCES: readonly AnySource[] = [
  source({
    needs: 'deskFollowUps',
    input: (today) => ({ query: { until: addDays(today, AHEAD) } }),
    lines: (list, today) => [
      {
        text: '到期要回访的人',
        count: list.filter(({ followUpOn }) => followUpOn <= today).length,
        to: '/follow-ups?show=due',
        urgent: true,
      },
    ],
  }),
  source({
    needs: 'deskUnsentMessages',
    input: () => ({}),
    lines: (list) => [{ text: '消息没发到，要打电话', count: list.length, to: '/messages', urgent: true }],
  }),
  source({
    needs: 'deskMediations',
    input: () => ({ query: { show: 'open' } }),
    lines: (list) => [
      {
        text: '调解超期的',
        count: list.filter(({ overdue }) => overdue).length,
        to: '/mediations?show=overdue',
        urgent: true,
      },
      {
        text: '调解申请待安排人',
        count: list.filter(({ status }) => status === 'accepted').length,
        to: '/mediations?show=accepted',
        urgent: false,
      },
    ],
  }),
  source({
    needs: 'deskQuestions',
    input: () => ({ query: { status: 'open' } }),
    lines: (list) => [{ text: '匿名提问待答复', count: list.length, to: '/questions?status=open', urgent: false }],
  }),
  source({
    needs: 'deskLessons',
    input: () => ({}),
    lines: (list) => {
      const inStage = (stage: Parameters<typeof isIn>[1]) => list.filter((lesson) => isIn(lesson, stage)).length
      const line = (text: string, stage: Parameters<typeof isIn>[1], urgent: boolean): Work => ({
        text,
        count: inStage(stage),
        to: `/lessons?stage=${stage}`,
        urgent,
      })
      return [
        line('普法内容待审核', 'to-approve', false),
        { ...line('审核过了，待发布', 'to-publish', false), may: 'deskPublishLesson' },
        line('法条改了，待复核', 'to-review', true),
        { ...line('文件和工作台都改了', 'conflict', true), may: 'deskSettleLesson' },
      ]
    },
  }),
  source({
    needs: 'deskEvents',
    input: (today) => ({ query: spanOfSelections(today) }),
    lines: (list, today) =>
      EVENT_SELECTIONS.map(({ show, text, has }) => ({
        text,
        count: list.filter((event) => has(event, today)).length,
        to: `/events?show=${show}`,
        urgent: false,
      })),
  }),
]
