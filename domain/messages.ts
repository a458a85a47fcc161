import * as v from 'valibot'
import { InstantSchema } from './time'

/** What the service sends (消息), and which of WeChat's one-time templates carries it. */
export const MESSAGE_KIND_NAMES = {
  booked: '预约成功',
  'reminder-evening': '前一天晚上提醒',
  'reminder-morning': '当天提醒',
  moved: '时间变动',
  cancelled: '预约取消',
  offered: '候补有空位',
  'offer-expiring': '候补快过时',
} as const
export type MessageKind = keyof typeof MESSAGE_KIND_NAMES
export const MessageKindSchema = v.picklist(Object.keys(MESSAGE_KIND_NAMES) as [MessageKind, ...MessageKind[]])

/** The templates a town registers with WeChat: at most three are asked for at once. */
export const TEMPLATE_OF = {
  booked: 'booked',
  'reminder-evening': 'reminder',
  'reminder-morning': 'reminder',
  moved: 'changed',
  cancelled: 'changed',
  offered: 'offer',
  'offer-expiring': 'offer',
} as const satisfies Record<MessageKind, string>
export type Template = (typeof TEMPLATE_OF)[MessageKind]
export const TEMPLATES = ['booked', 'reminder', 'changed', 'offer'] as const satisfies Template[]
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
