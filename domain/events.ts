import * as v from 'valibot'
import { LocalDateSchema } from './time'
import { TopicSchema } from './topics'

/** What the township does for 普法 besides the phone: each kind is a line of the yearly report. */
export const EVENT_KINDS = {
  'school-session': '法治进校园',
  lecture: '法治讲座',
  campaign: '节点宣传',
  stall: '集市咨询',
  broadcast: '大喇叭广播',
  training: '工作人员培训',
} as const
export type EventKind = keyof typeof EVENT_KINDS
export const EventKindSchema = v.picklist(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]], '请选活动类型')

const count = v.pipe(
  v.number('请填数字'),
  v.integer('要填整数'),
  v.minValue(0, '不能是负数'),
  v.maxValue(100_000, '数字太大了'),
)

/** Kinds at which a resident can put a question to somebody on the spot, without booking. */
export const VISIT_KINDS = ['lecture', 'campaign', 'stall'] as const satisfies readonly EventKind[]

/** An event to come at which residents can ask (律师下乡), as they see it. */
export const VisitSchema = v.object({
  id: v.string(),
  kind: EventKindSchema,
  title: v.string(),
  date: LocalDateSchema,
  place: v.string(),
})
export type Visit = v.InferOutput<typeof VisitSchema>

/** What the desk fills in for an event (普法活动); counts stay 0 until it has taken place. */
export const EventInputSchema = v.object({
  kind: EventKindSchema,
  title: v.pipe(v.string('请填名称'), v.trim(), v.minLength(2, '请填名称'), v.maxLength(60, '名称最多 60 个字')),
  date: LocalDateSchema,
  place: v.pipe(v.string('请填地点'), v.trim(), v.minLength(2, '请填地点'), v.maxLength(60, '地点最多 60 个字')),
  /** 派出所, 法庭 … */
  partners: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))), v.maxLength(10)),
    [],
  ),
  topics: v.pipe(
    v.array(TopicSchema, '请至少选一个主题'),
    v.minLength(1, '请至少选一个主题'),
    v.maxLength(6, '最多选六个主题'),
  ),
  /** Lessons taught; a class's quiz is drawn from them. */
  lessonIds: v.optional(v.pipe(v.array(v.string()), v.maxLength(10, '最多选十篇')), []),
  /** Residents or students who came. */
  people: v.optional(count, 0),
  teachers: v.optional(count, 0),
  leaflets: v.optional(count, 0),
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(1000, '最多写 1000 个字')), ''),
})
export type EventInput = v.InferOutput<typeof EventInputSchema>

/** Whether people are counted at events of a kind: nobody knows who hears a loudspeaker. */
export const isCounted = (kind: EventKind): boolean => kind !== 'broadcast'

/** An event as the desk sees it; with the code of its class, by which students can join until `codeExpires`. */
export const EventSchema = v.object({
  ...EventInputSchema.entries,
  id: v.string(),
  code: v.optional(v.string()),
  codeExpires: v.optional(v.string()),
  participants: v.number(),
})
export type Event = v.InferOutput<typeof EventSchema>
