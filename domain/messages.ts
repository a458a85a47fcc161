import * as v from 'valibot'
import { dateInWords, dayInWords, type Instant, InstantSchema, type LocalDate, type LocalTime, localTime } from './time'

/** What the service sends (消息), and which of WeChat's one-time templates carries it. */
export const MESSAGE_KIND_NAMES = {
  booked: '预约成功',
  'reminder-evening': '前一天晚上提醒',
  'reminder-morning': '当天提醒',
  moved: '时间变动',
  cancelled: '预约取消',
  offered: '候补有空位',
  'offer-expiring': '候补快过时',
  'waiting-ended': '候补结束',
  mediation: '调解进展',
} as const
export type MessageKind = keyof typeof MESSAGE_KIND_NAMES
export const MessageKindSchema = v.picklist(Object.keys(MESSAGE_KIND_NAMES) as [MessageKind, ...MessageKind[]])

/** The templates a town registers with WeChat: at most three are asked for at once. `progress` is asked for mediation only. */
export const TEMPLATE_OF = {
  booked: 'booked',
  'reminder-evening': 'reminder',
  'reminder-morning': 'reminder',
  moved: 'changed',
  cancelled: 'changed',
  offered: 'offer',
  'offer-expiring': 'offer',
  'waiting-ended': 'changed',
  mediation: 'progress',
} as const satisfies Record<MessageKind, string>
export type Template = (typeof TEMPLATE_OF)[MessageKind]
export const TEMPLATES = ['booked', 'reminder', 'changed', 'offer', 'progress'] as const satisfies Template[]
export const TemplateSchema = v.picklist(TEMPLATES)

/** A message that could not be sent, as the desk lists it: somebody has to call instead. */
export const UnsentMessageSchema = v.object({
  id: v.string(),
  kind: MessageKindSchema,
  /** Why it was given up, in words for staff. */
  why: v.string(),
  dueAt: InstantSchema,
  visitor: v.string(),
  phoneMasked: v.string(),
  /** What it would have said. */
  text: v.string(),
  bookingId: v.optional(v.string()),
})
export type UnsentMessage = v.InferOutput<typeof UnsentMessageSchema>

/** What a message is about; times of day and dates in Asia/Shanghai. */
export interface MessageFacts {
  /** What the service calls itself. */
  service: string
  date: LocalDate
  start: LocalTime
  place: string
  /** Number of the booking; absent while it is only a place held. */
  number?: string | undefined
  /** Why staff moved or cancelled it; of a mediation, how far it is. */
  reason?: string | undefined
  /** Until when a held place may be accepted. */
  until?: Instant | undefined
}

/** Cuts text to what a WeChat field of `max` characters takes, marking the cut; counts characters as WeChat does. */
export function fitField(text: string, max: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`
}

const THING = 20
const CODE = 32

const NOTE_OF: Record<MessageKind, (facts: MessageFacts) => string> = {
  booked: () => '请提前10分钟到，带上有关材料',
  'reminder-evening': () => '明天见，来不了请提前取消',
  'reminder-morning': () => '今天见，来不了请打电话',
  moved: ({ reason }) => (reason ? `时间变了：${reason}` : '时间变了，请点开看'),
  cancelled: ({ reason }) => (reason ? `已取消：${reason}` : '已取消，可以另约时间'),
  offered: ({ until }) => `有空位，${until ? localTime(until) : '过时'}前点开确认`,
  'offer-expiring': ({ until }) => `快过时了，${until ? localTime(until) : ''}前确认`,
  'waiting-ended': ({ reason }) => (reason ? `不用等了：${reason}` : '这天不值班了，请另选日子'),
  mediation: ({ reason }) => `${reason ?? '有新进展'}，点开看`,
}

/**
 * The keywords a town chooses for each of its templates, in this order, with WeChat's name of the field that comes of it.
 * `docs/install.md` lists them; a test holds the two together.
 */
export const TEMPLATE_FIELDS = {
  thing1: '服务项目',
  time2: '预约时间',
  thing3: '地点',
  character_string4: '预约编号',
  thing5: '温馨提示',
} as const

/** The fields of a message in WeChat's limits: `thing` 20 characters, `time`, `character_string` 32 of letters, digits and signs. */
export const messageFields = (
  kind: MessageKind,
  facts: MessageFacts,
): Record<keyof typeof TEMPLATE_FIELDS, string> => ({
  thing1: fitField(`${facts.service}·${MESSAGE_KIND_NAMES[kind]}`, THING),
  time2: `${Number(facts.date.slice(0, 4))}年${dateInWords(facts.date)} ${facts.start}`,
  thing3: fitField(facts.place, THING),
  character_string4: fitField((facts.number ?? '-').replace(/[^\x21-\x7e]/g, '') || '-', CODE),
  thing5: fitField(NOTE_OF[kind](facts), THING),
})

/** The same in one sentence, for whoever calls instead. */
export const messageText = (kind: MessageKind, facts: MessageFacts): string =>
  kind === 'mediation'
    ? `${MESSAGE_KIND_NAMES[kind]}：${facts.number ?? ''} ${facts.reason ?? ''}`
    : `${MESSAGE_KIND_NAMES[kind]}：${dayInWords(facts.date, facts.start)}，${facts.place}${facts.number ? `，预约号 ${facts.number}` : ''}${facts.reason ? `，原因：${facts.reason}` : ''}`
